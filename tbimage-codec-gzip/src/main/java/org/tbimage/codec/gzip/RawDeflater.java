package org.tbimage.codec.gzip;

import java.nio.ByteBuffer;

/** Compresses to raw deflate data. Not thread-safe: each encoder has its own, and closes it. */
interface RawDeflater extends AutoCloseable {
    /**
     * Compresses. Equal content gives equal data, whatever was compressed before.
     *
     * @param content its remaining bytes are compressed; its position stays unchanged; direct or on the heap, also
     *     read-only
     * @param target receives the data; its position is after the data afterwards. Bytes after the data, up to the
     *     limit, may change
     * @return whether there was enough room; if not, the position of the target is undefined
     * @throws RuntimeException if it is closed; the message says so
     */
    boolean deflate(ByteBuffer content, ByteBuffer target);

    @Override
    void close();
}
