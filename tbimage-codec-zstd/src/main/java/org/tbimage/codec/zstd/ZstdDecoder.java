package org.tbimage.codec.zstd;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.nio.ByteBuffer;
import org.tbimage.codec.CorruptFrameException;
import org.tbimage.codec.FrameDecoder;
import org.tbimage.codec.UnsupportedFrameException;

/**
 * Decodes one frame directly into a chunk. Whatever window and content size the header claims, the only memory is the
 * chunk.
 */
final class ZstdDecoder implements FrameDecoder {
    private final ZstdDecompressCtx context = new ZstdDecompressCtx();
    private final DirectCopy frameCopy = new DirectCopy();
    private final DirectCopy chunkCopy = new DirectCopy();

    @Override
    public void decode(ByteBuffer frame, ByteBuffer chunk) throws CorruptFrameException, UnsupportedFrameException {
        ByteBuffer source = frameCopy.of(frame);
        checkOneFrame(source);
        if (chunk.isDirect()) {
            decompress(source, chunk.duplicate());
            chunk.position(chunk.limit());
        } else {
            ByteBuffer copy = chunkCopy.lend(chunk.remaining());
            decompress(source, copy);
            chunk.put(copy);
        }
        frame.position(frame.limit());
    }

    @Override
    public void close() {
        context.close();
    }

    /** Checks that there is exactly one frame. The library would decode several frames, and skip skippable ones. */
    private static void checkOneFrame(ByteBuffer source) throws CorruptFrameException, UnsupportedFrameException {
        if (!Magic.isZstd(source)) {
            throw Corruption.at(0, "not a zstd frame");
        }
        FrameHeader.read(source).checkFeatures(0);
        long length = Zstd.findDirectByteBufferFrameCompressedSize(source, source.position(), source.remaining());
        if (Zstd.isError(length)) {
            throw Corruption.at(source.remaining(), "the frame is truncated or damaged: " + Zstd.getErrorName(length));
        }
        if (length != source.remaining()) {
            throw Corruption.at(length, "other bytes follow the frame");
        }
    }

    private void decompress(ByteBuffer source, ByteBuffer target) throws CorruptFrameException {
        int wanted = target.remaining();
        int length;
        try {
            length = context.decompressDirectByteBuffer(
                    target, target.position(), wanted, source, source.position(), source.remaining());
        } catch (ZstdException e) {
            throw Corruption.at(source.remaining(), e);
        }
        if (length != wanted) {
            throw Corruption.at(source.remaining(), "the frame expands to " + length + " bytes instead of " + wanted);
        }
    }
}
