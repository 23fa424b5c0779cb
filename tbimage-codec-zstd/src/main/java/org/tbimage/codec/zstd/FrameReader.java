package org.tbimage.codec.zstd;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Expands the frames of a file one after the other, and passes over skippable ones. */
final class FrameReader implements Closeable {
    /**
     * The window of {@code zstd --long}, 128 MiB, which is also the most that {@code zstd -d} takes if not told otherwise.
     * It bounds the memory that a file can make us use.
     */
    private static final int LARGEST_WINDOW_LOG = 27;

    private static final int PIECE = 1 << 17;
    private static final long UNKNOWN_SIZE = -1;

    private final StreamInput bytes;
    private final ZstdDecompressCtx context = new ZstdDecompressCtx();
    private final ByteBuffer content = ByteBuffer.allocateDirect(PIECE).limit(0);
    private boolean betweenFrames = true;
    private long declared;
    private long expanded;

    /** Begins with what was read already. */
    FrameReader(StreamInput bytes) {
        this.bytes = bytes;
        context.setLongMax(LARGEST_WINDOW_LOG);
    }

    /**
     * Expands some.
     *
     * @param target gets the content
     * @param offset of the first byte in it
     * @param length how many at most, 1 or more
     * @return how many it was, 1 or more; -1 at the end of the file
     */
    int read(byte[] target, int offset, int length) throws IOException {
        while (!content.hasRemaining()) {
            // As long as content waits inside the library, it leaves the last byte of the frame in the piece.
            if (!bytes.piece().hasRemaining() && !bytes.readMore()) {
                expectEnd();
                return -1;
            }
            expand();
        }
        int count = Math.min(length, content.remaining());
        content.get(target, offset, count);
        return count;
    }

    @Override
    public void close() throws IOException {
        context.close();
        bytes.close();
    }

    private void expectEnd() throws IOException {
        if (!betweenFrames) {
            throw Corruption.at(bytes.offset(), "the file is cut");
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

    /** Notes the content's size: the library does not look whether it was right behind a last block that is empty. */
    private void beginFrame() throws IOException {
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
