package com.example.zlib;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.util.zip.Deflater;
import org.tbimage.codec.FrameEncoder;

/** Compresses a chunk into a frame. */
record ZlibEncoder(Deflater deflater) implements FrameEncoder {
    /** A little more than zlib's own bound for the levels 1 to 9. */
    static int bound(int chunkLength) {
        if (chunkLength < 0 || chunkLength > 1 << 30) throw new IllegalArgumentException("bad length " + chunkLength);
        return chunkLength + (chunkLength >> 10) + 64;
    }

    @Override public void encode(ByteBuffer chunk, ByteBuffer frame) {
        if (frame.remaining() < bound(chunk.remaining())) throw new BufferOverflowException();
        deflater.reset();
        deflater.setInput(chunk);
        deflater.finish();
        while (!deflater.finished()) deflater.deflate(frame);
    }

    @Override public void close() { deflater.end(); }
}
