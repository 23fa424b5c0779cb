package org.tbimage.codec.lz4;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.xxhash.XXHash32;
import org.tbimage.codec.FrameEncoder;

/** Creates frames with independent blocks, with a single block if the chunk fits. */
final class Lz4Encoder implements FrameEncoder {
    private final LZ4Compressor compressor;
    private final XXHash32 hash;
    private final HeapCopy copy = new HeapCopy();

    Lz4Encoder(Lz4Library library, int level) {
        this.compressor = library.compressor(level);
        this.hash = library.hash();
    }

    @Override
    public void encode(ByteBuffer chunk, ByteBuffer frame) {
        if (frame.remaining() < FrameBound.of(chunk.remaining())) {
            throw new BufferOverflowException();
        }
        ByteBuffer content = copy.unlessReachable(chunk);
        ByteBuffer out = frame.slice().order(ByteOrder.LITTLE_ENDIAN);
        Descriptor descriptor = Descriptor.own(content.limit());
        Header.write(descriptor, out, hash);
        writeBlocks(content, descriptor.blockSize().bytes(), out);
        out.putInt(FrameFormat.END_MARK);
        out.putInt(hash.hash(content, 0, content.limit(), FrameFormat.SEED));
        chunk.position(chunk.limit());
        frame.position(frame.position() + out.position());
    }

    private void writeBlocks(ByteBuffer content, int blockSize, ByteBuffer out) {
        for (int start = 0; start < content.limit(); start += blockSize) {
            writeBlock(content, start, Math.min(blockSize, content.limit() - start), out);
        }
    }

    private void writeBlock(ByteBuffer content, int start, int length, ByteBuffer out) {
        int lengthAt = out.position();
        int bytesAt = lengthAt + Integer.BYTES;
        int compressed = compress(content, start, length, out, bytesAt);
        if (compressed > 0) {
            out.putInt(compressed).position(bytesAt + compressed);
        } else {
            out.putInt(length | FrameFormat.STORED)
                    .put(bytesAt, content, start, length)
                    .position(bytesAt + length);
        }
    }

    /** {@return the compressed length, or 0 if it would not be shorter} */
    private int compress(ByteBuffer content, int start, int length, ByteBuffer out, int at) {
        try {
            return compressor.compress(content, start, length, out, at, length - 1);
        } catch (LZ4Exception e) {
            // it is thrown only if there is not enough room
            return 0;
        }
    }

    @Override
    public void close() {
        // no resources outside the heap
    }
}
