package org.tbimage.codec.lz4;

import java.nio.ByteBuffer;
import net.jpountz.xxhash.XXHash32;

/** The checksum of content in one buffer, from 0 to the position. It is computed at the end. */
record WholeHash(XXHash32 hash, ByteBuffer out) implements ContentHash {
    @Override
    public void add(ByteBuffer block, int start) {
        // the block stays in the buffer
    }

    @Override
    public int value() {
        return hash.hash(out, 0, out.position(), FrameFormat.SEED);
    }
}
