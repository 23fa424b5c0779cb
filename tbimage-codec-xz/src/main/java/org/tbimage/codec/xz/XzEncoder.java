package org.tbimage.codec.xz;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import org.tbimage.codec.FrameEncoder;
import org.tukaani.xz.BasicArrayCache;
import org.tukaani.xz.ResettableArrayCache;
import org.tukaani.xz.XZ;
import org.tukaani.xz.XZOutputStream;

/**
 * Creates one xz stream of each chunk. The arrays of the match finder are many times larger than the chunk. They return
 * to a cache that all encoders and decoders share. The cache keeps them until the memory is needed elsewhere.
 */
final class XzEncoder implements FrameEncoder {
    private static final int STEP = 64 << 10;

    private final int level;
    private final ResettableArrayCache arrays = new ResettableArrayCache(BasicArrayCache.getInstance());
    private final byte[] step = new byte[STEP];

    XzEncoder(int level) {
        this.level = level;
    }

    @Override
    public void encode(ByteBuffer chunk, ByteBuffer frame) {
        int length = chunk.remaining();
        if (frame.remaining() < FrameBound.of(length)) {
            throw new BufferOverflowException();
        }
        try (XZOutputStream xz = new XZOutputStream(
                new BufferOutput(frame), Lzma2Levels.options(level, length), XZ.CHECK_CRC64, arrays)) {
            write(chunk, xz);
        } catch (IOException e) {
            throw new UncheckedIOException("reading a buffer cannot fail", e);
        } finally {
            arrays.reset();
        }
    }

    private void write(ByteBuffer chunk, OutputStream xz) throws IOException {
        while (chunk.hasRemaining()) {
            int count = Math.min(step.length, chunk.remaining());
            chunk.get(step, 0, count);
            xz.write(step, 0, count);
        }
    }

    @Override
    public void close() {
        // keeps nothing between frames
    }
}
