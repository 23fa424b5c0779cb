package org.tbimage.core.engine.plain;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tbimage.codec.CorruptFrameException;
import org.tbimage.codec.SeekableContent;
import org.tbimage.codec.UnsupportedFrameException;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.PlainImage;

/** The pieces of 1 MiB of a compressed file that were decoded last, 16 of them. Reads on where the last read ended. For one thread. */
final class PieceCache implements Closeable {
    private static final int PIECE = 1 << 20;
    private static final int PIECES = 16;

    private final PlainImage file;
    private final SeekableContent content;
    private final Map<Long, byte[]> decoded = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
            return size() > PIECES;
        }
    };
    private @Nullable InputStream stream;
    private long next; // the piece at which the stream stands

    PieceCache(PlainImage file, SeekableContent content) {
        this.file = file;
        this.content = content;
    }

    /** Fills what remains of {@code target}. */
    void copy(long offset, ByteBuffer target) throws IOException {
        long at = offset;
        while (target.hasRemaining()) {
            byte[] piece = piece(at / PIECE);
            int from = (int) (at % PIECE);
            int length = Math.min(target.remaining(), piece.length - from);
            target.put(piece, from, length);
            at += length;
        }
    }

    private byte[] piece(long index) throws IOException {
        byte[] known = decoded.get(index);
        if (known != null) {
            return known;
        }
        try {
            byte[] piece = decode(index);
            decoded.put(index, piece);
            return piece;
        } catch (CorruptFrameException | UnsupportedFrameException e) {
            decoded.clear(); // the checksum at the end of a frame may cover pieces before this one
            close();
            throw PlainContent.explain(file, e);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private byte[] decode(long index) throws IOException {
        InputStream source = stream;
        if (source == null || next != index) {
            close();
            source = content.open(index * PIECE);
            stream = source;
        }
        int length = (int) Math.min(PIECE, content.size() - index * PIECE);
        byte[] piece = source.readNBytes(length);
        if (piece.length < length) {
            throw DamagedImageException.of(file.key(), file.length(), "it is shorter than when it was opened");
        }
        next = index + 1;
        return piece;
    }

    /** Closes the stream; the next read opens another one. */
    @Override
    public void close() throws IOException {
        InputStream last = stream;
        stream = null;
        if (last != null) {
            last.close();
        }
    }
}
