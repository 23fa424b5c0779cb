package org.tbimage.codec.gzip;

import java.nio.ByteBuffer;

/** Expands the deflate data of members, by some library. Not thread-safe: one per decoder, closed by it. */
interface RawInflater extends AutoCloseable {
    /**
     * Expands. Only what is told by the data itself is checked, so content may be wrong where data is damaged.
     *
     * @param member the data begins at its position, and anything may follow; direct or not, also read-only. Its
     *     position is then behind the data
     * @param content what remains of it is to be filled, and never exceeded; direct or not; left where it is
     * @return whether the data is whole and filled the content exactly; if not, the member's position and what is in
     *     {@code content} may be anything
     * @throws RuntimeException if it is closed, which a message says
     */
    boolean inflate(ByteBuffer member, ByteBuffer content);

    @Override
    void close();
}
