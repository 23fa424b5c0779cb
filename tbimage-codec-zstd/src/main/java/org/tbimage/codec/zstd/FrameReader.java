package org.tbimage.codec.zstd;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.tbimage.codec.FrameListener;

/** Decodes the frames of a file one after another, and skips skippable frames. */
final class FrameReader implements Closeable {
    /**
     * Largest supported window: 128 MiB, as with {@code zstd --long}. It is also the default limit of {@code zstd -d}.
     * It limits the memory that a file can claim.
     */
    private static final int LARGEST_WINDOW_LOG = 27;

    private static final int PIECE = 1 << 17;
    private static final long UNKNOWN_SIZE = -1;

    private final StreamInput bytes;
    private final FrameListener frames;
    private final ZstdDecompressCtx context = new ZstdDecompressCtx();
    private final ByteBuffer content = ByteBuffer.allocateDirect(PIECE).limit(0);
    private boolean betweenFrames = true;
    private long declared;
    private long expanded;
    private long contentOffset;

    /** Begins with the bytes that were read already. */
    FrameReader(StreamInput bytes, FrameListener frames) {
        this.bytes = bytes;
        this.frames = frames;
        context.setLongMax(LARGEST_WINDOW_LOG);
    }

    /**
     * Decodes some bytes.
     *
     * @param target receives the bytes
     * @param offset index of the first byte in {@code target}
     * @param length maximum number of bytes, 1 or more
     * @return the number of bytes, 1 or more; -1 at the end of the file
     */
    int read(byte[] target, int offset, int length) throws IOException {
        while (!content.hasRemaining()) {
            // The library keeps the last byte of a frame in the piece until all its content is returned.
            if (!bytes.piece().hasRemaining() && !bytes.readMore()) {
                expectEnd();
                return -1;
            }
            expand();
        }
        int count = Math.min(length, content.remaining());
        content.get(target, offset, count);
        contentOffset += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        context.close();
        bytes.close();
    }

    private void expectEnd() throws IOException {
        if (!betweenFrames) {
            throw Corruption.at(bytes.offset(), "the file is truncated");
        }
    }

    private void expand() throws IOException {
        if (betweenFrames) {
            beginFrame();
        }
        content.clear();
        try {
            betweenFrames = context.decompressDirectByteBufferStream(content, bytes.piece());
        } catch (ZstdException e) {
            throw Corruption.at(bytes.offset() + bytes.piece().remaining(), e);
        } finally {
            content.flip();
        }
        expanded += content.remaining();
        if (betweenFrames && declared != UNKNOWN_SIZE && declared != expanded) {
            throw Corruption.at(
                    bytes.offset(),
                    "the frame expands to " + expanded + " bytes, not to the " + Long.toUnsignedString(declared)
                            + " of its header");
        }
    }

    /** Records the content size. The library does not check it if the last block of the frame is empty. */
    private void beginFrame() throws IOException {
        frames.frameStarts(bytes.offset(), contentOffset);
        boolean more = true;
        while (more && bytes.piece().remaining() < FrameHeader.LONGEST) {
            more = bytes.readMore();
        }
        ByteBuffer piece = bytes.piece();
        requireSupported(piece);
        declared = Zstd.getDirectByteBufferFrameContentSize(piece, piece.position(), piece.remaining());
        expanded = 0;
    }

    private void requireSupported(ByteBuffer piece) throws IOException {
        if (Magic.isZstd(piece)) {
            FrameHeader header = FrameHeader.read(piece);
            header.checkFeatures(bytes.offset());
            header.checkWindow(bytes.offset(), 1L << LARGEST_WINDOW_LOG);
        }
    }
}
