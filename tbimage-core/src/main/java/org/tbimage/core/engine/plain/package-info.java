/** Compressed files without a manifest. Begin with {@link org.tbimage.core.engine.plain.PlainContent}. */
@NullMarked
package org.tbimage.core.engine.plain;

import org.jspecify.annotations.NullMarked;
