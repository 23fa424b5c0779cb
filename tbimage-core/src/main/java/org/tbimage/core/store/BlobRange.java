package org.tbimage.core.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.tbimage.store.BlobStore;

/** Reads a blob from an offset to its end, in pieces. For one thread. */
final class BlobRange extends InputStream {
    private static final int PIECE = 256 << 10;

    private final BlobStore blobs;
    private final String key;
    private final long end;
    private final byte[] bytes = new byte[PIECE];
    private final ByteBuffer piece = ByteBuffer.wrap(bytes).limit(0);
    private long offset;

    BlobRange(BlobStore blobs, String key, long offset, long end) {
        this.blobs = blobs;
        this.key = key;
        this.offset = Objects.checkIndex(offset, end + 1);
        this.end = end;
    }

    @Override
    public int read() throws IOException {
        return fill() ? Byte.toUnsignedInt(piece.get()) : -1;
    }

    @Override
    public int read(byte[] target, int start, int length) throws IOException {
        Objects.checkFromIndexSize(start, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, piece.remaining());
        piece.get(target, start, count);
        return count;
    }

    /** Reads on if the piece is used up. Returns false at the end. */
    private boolean fill() throws IOException {
        if (!piece.hasRemaining() && offset < end) {
            int length = (int) Math.min(PIECE, end - offset);
            blobs.read(key, offset, ByteBuffer.wrap(bytes, 0, length));
            offset += length;
            piece.position(0).limit(length);
        }
        return piece.hasRemaining();
    }
}
