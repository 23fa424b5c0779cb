/** Compression formats, one frame at a time. Begin with {@link org.tbimage.codec.Codec}. */
@NullMarked
package org.tbimage.codec;

import org.jspecify.annotations.NullMarked;
