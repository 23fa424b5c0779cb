/** Cuts content into chunks at boundaries that the content decides. Begin with {@link org.tbimage.core.engine.cut.ContentCutter}. */
@NullMarked
package org.tbimage.core.engine.cut;

import org.jspecify.annotations.NullMarked;
