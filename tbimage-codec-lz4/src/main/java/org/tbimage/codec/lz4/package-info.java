/**
 * The lz4 frame format as a codec: blocks are made and expanded by lz4-java, the format around them by this package.
 * Begin with {@link org.tbimage.codec.lz4.Lz4Codec}; {@link org.tbimage.codec.lz4.FrameFormat} gives the bytes.
 */
@NullMarked
package org.tbimage.codec.lz4;

import org.jspecify.annotations.NullMarked;
