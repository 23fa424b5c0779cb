/**
 * zstd: a frame (RFC 8878) for each chunk, and behind them the seek table of zstd's seekable format. Begin with
 * {@link org.tbimage.codec.zstd.ZstdCodec}.
 */
@NullMarked
package org.tbimage.codec.zstd;

import org.jspecify.annotations.NullMarked;
