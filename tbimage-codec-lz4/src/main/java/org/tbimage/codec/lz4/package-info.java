/**
 * The codec for lz4. lz4-java compresses and decompresses blocks, and this package reads and writes the frames. Begin
 * with {@link org.tbimage.codec.lz4.Lz4Codec}. {@link org.tbimage.codec.lz4.FrameFormat} describes the format.
 */
@NullMarked
package org.tbimage.codec.lz4;

import org.jspecify.annotations.NullMarked;
