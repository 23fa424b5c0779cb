/** The codec for xz. Begin with {@link org.tbimage.codec.xz.XzCodec}. */
@NullMarked
package org.tbimage.codec.xz;

import org.jspecify.annotations.NullMarked;
