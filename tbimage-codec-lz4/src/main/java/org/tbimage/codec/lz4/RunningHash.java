package org.tbimage.codec.lz4;

import java.io.Closeable;
import java.nio.ByteBuffer;
import net.jpountz.xxhash.StreamingXXHash32;

/** The checksum of content that passes through a heap buffer. */
final class RunningHash implements ContentHash, Closeable {
    private final StreamingXXHash32 hash;

    RunningHash(Lz4Library library) {
        this.hash = library.runningHash();
    }

    /** Begins a frame. */
    RunningHash reset() {
        hash.reset();
        return this;
    }

    @Override
    public void add(ByteBuffer out, int start) {
        hash.update(out.array(), out.arrayOffset() + start, out.position() - start);
    }

    @Override
    public int value() {
        return hash.getValue();
    }

    @Override
    public void close() {
        hash.close();
    }
}
