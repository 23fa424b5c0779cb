package org.tbimage.codec.gzip;

import java.nio.ByteBuffer;

/** Decompresses raw deflate data. Not thread-safe: each decoder has its own, and closes it. */
interface RawInflater extends AutoCloseable {
    /**
     * Decompresses. The data has no checksum, so damaged data can give wrong content.
     *
     * @param member the data, from its position on; other bytes may follow; direct or on the heap, also read-only. Its
     *     position is after the data afterwards
     * @param content its remaining bytes are filled, and never exceeded; direct or on the heap; its position stays
     *     unchanged
     * @return whether the data is complete and filled the content exactly; if not, the position of the member and the
     *     bytes of the content are undefined
     * @throws RuntimeException if it is closed; the message says so
     */
    boolean inflate(ByteBuffer member, ByteBuffer content);

    @Override
    void close();
}
