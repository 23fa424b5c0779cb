package org.tbimage.codec.zstd;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** A file that is read piece by piece into direct memory. */
final class StreamInput implements Closeable {
    private static final int PIECE = 1 << 16;

    private final InputStream source;
    private final byte[] array = new byte[PIECE];
    private final ByteBuffer piece = ByteBuffer.allocateDirect(PIECE).limit(0);
    private long endOfPiece;

    StreamInput(InputStream source) {
        this.source = source;
    }

    /**
     * Reads more bytes after the rest of the piece.
     *
     * @return false at the end of the file
     */
    boolean readMore() throws IOException {
        piece.compact();
        try {
            int count = source.read(array, 0, piece.remaining());
            if (count < 0) {
                return false;
            }
            piece.put(array, 0, count);
            endOfPiece += count;
            return true;
        } finally {
            piece.flip();
        }
    }

    /** {@return the rest of the piece; the caller advances its position} */
    ByteBuffer piece() {
        return piece;
    }

    long offset() {
        return endOfPiece - piece.remaining();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
