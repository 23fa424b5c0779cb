package org.tbimage.codec.zstd;

import com.github.luben.zstd.ZstdCompressCtx;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import org.tbimage.codec.Codec;
import org.tbimage.codec.FrameEncoder;

/** Creates frames with content size and checksum. */
final class ZstdEncoder implements FrameEncoder {
    private final Codec codec;
    private final ZstdCompressCtx context = new ZstdCompressCtx();
    private final DirectCopy chunkCopy = new DirectCopy();
    private final DirectCopy scratch = new DirectCopy();

    ZstdEncoder(Codec codec, int level) {
        this.codec = codec;
        context.setLevel(level);
        context.setContentSize(true);
        context.setChecksum(true);
    }

    @Override
    public void encode(ByteBuffer chunk, ByteBuffer frame) {
        int bound = codec.maxFrameLength(chunk.remaining());
        if (frame.remaining() < bound) {
            throw new BufferOverflowException();
        }
        frame.put(compress(chunk, bound));
        chunk.position(chunk.limit());
    }

    @Override
    public void close() {
        context.close();
    }

    /** Compresses to separate memory, since zstd also writes after the end of the frame. */
    private ByteBuffer compress(ByteBuffer chunk, int bound) {
        ByteBuffer source = chunkCopy.of(chunk);
        ByteBuffer target = scratch.lend(bound);
        int length = context.compressDirectByteBuffer(target, 0, bound, source, source.position(), source.remaining());
        return target.limit(length);
    }
}
