package org.tbimage.codec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import org.jspecify.annotations.Nullable;

/** The file that an {@link IncrementalDecoder} decodes frame by frame. */
final class IncrementalStream extends ExpandedStream {
    private static final int PIECE = 1 << 16;

    private final IncrementalDecoder decoder;
    private final InputStream source;
    private final ByteBuffer piece = ByteBuffer.allocate(PIECE).limit(0);
    private long endOfPiece;
    private boolean betweenFrames = true;

    private IncrementalStream(IncrementalDecoder decoder, InputStream source) {
        this.decoder = decoder;
        this.source = source;
    }

    static IncrementalStream open(IncrementalDecoder decoder, Codec format, InputStream source) throws IOException {
        IncrementalStream stream = new IncrementalStream(decoder, source);
        while (stream.piece.remaining() < Codec.MAGIC_BYTES && stream.readMore()) {
            // a source may return single bytes
        }
        if (!format.recognizes(stream.piece.duplicate())) {
            throw stream.corrupt("not a " + format.name() + " file", null);
        }
        return stream;
    }

    @Override
    protected int expand(byte[] target, int offset, int length) throws IOException {
        ByteBuffer content = ByteBuffer.wrap(target, offset, length);
        while (content.position() == offset) {
            if (betweenFrames) {
                if (!piece.hasRemaining() && !readMore()) {
                    return -1;
                }
                decoder.begin();
            }
            step(content);
        }
        return content.position() - offset;
    }

    private void step(ByteBuffer content) throws IOException {
        int left = piece.remaining() + content.remaining();
        try {
            betweenFrames = decoder.step(piece, content);
        } catch (DataFormatException e) {
            throw corrupt(String.valueOf(e.getMessage()), e);
        }
        if (!betweenFrames && left == piece.remaining() + content.remaining()) {
            requireMore();
        }
    }

    private void requireMore() throws IOException {
        if (piece.remaining() == PIECE) {
            throw corrupt("the frame can't be decoded further", null);
        }
        if (!readMore()) {
            throw corrupt("the file is truncated", null);
        }
    }

    /** Reads more bytes after the rest of the piece. Returns false at the end of the file. */
    private boolean readMore() throws IOException {
        piece.compact();
        try {
            int count = source.read(piece.array(), piece.position(), piece.remaining());
            piece.position(piece.position() + Math.max(count, 0));
            endOfPiece += Math.max(count, 0);
            return count >= 0;
        } finally {
            piece.flip();
        }
    }

    private CorruptFrameException corrupt(String what, @Nullable Throwable cause) {
        return decoder.corrupt(endOfPiece - piece.remaining(), what, cause);
    }

    @Override
    protected void release() throws IOException {
        try (source) {
            decoder.close();
        }
    }
}
