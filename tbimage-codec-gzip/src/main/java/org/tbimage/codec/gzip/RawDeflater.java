package org.tbimage.codec.gzip;

import java.nio.ByteBuffer;

/** Makes the deflate data of members, by some library. Not thread-safe: one per encoder, closed by it. */
interface RawDeflater extends AutoCloseable {
    /**
     * Compresses. Equal content gives equal data, however often it was used before.
     *
     * @param content what remains is compressed; left as it is; direct or not, also read-only
     * @param target gets the data; its position is then behind it. What lies behind that may be changed, up to the limit
     * @return whether there was room; if not, the target's position may be anywhere
     * @throws RuntimeException if it is closed, which a message says
     */
    boolean deflate(ByteBuffer content, ByteBuffer target);

    @Override
    void close();
}
