package org.tbimage.codec.lz4;

import java.nio.ByteBuffer;

/** The checksum of the content of a frame, computed block by block. */
interface ContentHash {
    /** Adds a decoded block, from {@code start} to the position of {@code out}. */
    void add(ByteBuffer out, int start);

    /** {@return the checksum of all added blocks} */
    int value();
}
