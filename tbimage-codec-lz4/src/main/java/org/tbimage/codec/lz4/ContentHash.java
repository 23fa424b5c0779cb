package org.tbimage.codec.lz4;

import java.nio.ByteBuffer;

/** The checksum of a frame's content, block by block. */
interface ContentHash {
    /** Takes note of a block that was expanded, from {@code start} to the position of {@code out}. */
    void add(ByteBuffer out, int start);

    /** {@return the checksum of all that was added} */
    int value();
}
