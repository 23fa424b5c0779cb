package org.tbimage.codec.gzip;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** The bytes of a file that is read piece by piece. */
final class StreamInput implements ByteInput<IOException>, Closeable {
    private static final int PIECE = 1 << 16;

    private final InputStream source;
    private final byte[] array = new byte[PIECE];
    private final ByteBuffer piece = ByteBuffer.wrap(array).limit(0);
    private long endOfPiece;

    StreamInput(InputStream source) {
        this.source = source;
    }

    /**
     * Reads the next piece if the current one is used up.
     *
     * @return whether there are bytes; false at the end of the file
     */
    boolean fill() throws IOException {
        while (!piece.hasRemaining()) {
            int count = source.read(array);
            if (count < 0) {
                return false;
            }
            endOfPiece += count;
            piece.position(0).limit(count);
        }
        return true;
    }

    /** Works like {@link #fill}, but throws at the end of the file. */
    void require() throws IOException {
        if (!fill()) {
            throw Corruption.at(offset(), "the file is truncated");
        }
    }

    /** {@return the rest of the piece; the caller advances its position} */
    ByteBuffer piece() {
        return piece;
    }

    @Override
    public int next() throws IOException {
        require();
        return piece.get() & 0xFF;
    }

    @Override
    public long offset() {
        return endOfPiece - piece.remaining();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
