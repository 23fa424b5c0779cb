/** The xz format as a codec. Begin with {@link org.tbimage.codec.xz.XzCodec}. */
@NullMarked
package org.tbimage.codec.xz;

import org.jspecify.annotations.NullMarked;
