package org.tbimage.core.engine.copy;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.tbimage.store.ImageReader;
import org.tbimage.store.TableEntry;
import org.tbimage.store.TableEntry.Chunk;
import org.tbimage.store.TableEntry.Zeros;
import org.tbimage.value.ByteRange;

/**
 * Compares the chunk tables of two images: the digest of each chunk, and what could not be read. Where the frames lie, and by which
 * codec they were made, does not matter. No frame is read.
 */
final class SameContent {
    private SameContent() {}

    static boolean of(ImageReader one, ImageReader other) throws IOException {
        try (Pieces first = new Pieces(one.entries());
                Pieces second = new Pieces(other.entries())) {
            while (true) {
                Piece left = first.next();
                Piece right = second.next();
                if (left == null || right == null) {
                    return left == null && right == null;
                }
                if (!left.isSame(right)) {
                    return false;
                }
            }
        }
    }

    /** A chunk, or a whole run of zeros, which tables may divide differently. */
    private record Piece(ByteRange range, @Nullable Chunk chunk) {
        boolean isSame(Piece other) {
            if (chunk == null || other.chunk == null) {
                return chunk == null && other.chunk == null && range.equals(other.range);
            }
            return range.equals(other.range)
                    && chunk.digest().equals(other.chunk.digest())
                    && chunk.unreadable().equals(other.chunk.unreadable());
        }
    }

    private static final class Pieces implements Closeable {
        private final ImageReader.EntryCursor entries;
        private @Nullable TableEntry ahead;

        Pieces(ImageReader.EntryCursor entries) throws IOException {
            this.entries = entries;
            this.ahead = entries.next();
        }

        @Nullable
        Piece next() throws IOException {
            TableEntry entry = ahead;
            if (entry == null) {
                return null;
            }
            ahead = entries.next();
            if (entry instanceof Chunk chunk) {
                return new Piece(chunk.range(), chunk);
            }
            long end = entry.range().end();
            while (ahead instanceof Zeros more) {
                end = more.range().end();
                ahead = entries.next();
            }
            return new Piece(
                    new ByteRange(entry.range().offset(), end - entry.range().offset()), null);
        }

        @Override
        public void close() throws IOException {
            entries.close();
        }
    }
}
