/** Compression formats that work frame by frame. Begin with {@link org.tbimage.codec.Codec}. */
@NullMarked
package org.tbimage.codec;

import org.jspecify.annotations.NullMarked;
