/** Copies images chunk by chunk. Begin with {@link org.tbimage.core.engine.copy.CopySource}. */
@NullMarked
package org.tbimage.core.engine.copy;

import org.jspecify.annotations.NullMarked;
