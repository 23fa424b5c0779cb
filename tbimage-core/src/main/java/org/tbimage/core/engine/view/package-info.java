/** Views of an image. Begin with {@link org.tbimage.core.engine.view.ChunkCache}. */
@NullMarked
package org.tbimage.core.engine.view;

import org.jspecify.annotations.NullMarked;
