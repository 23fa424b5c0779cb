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
 * codec they were made, does not matter. No frame is read. Two images of one content may be cut differently; then the chunks that
 * have the same borders are compared, such as the first one of the disk, and no chunk may lie within zeros of the other image.
 */
final class SameContent {
    private SameContent() {}

    static boolean of(ImageReader one, ImageReader other) throws IOException {
        try (Pieces first = new Pieces(one.entries());
                Pieces second = new Pieces(other.entries())) {
            Piece left = first.next();
            Piece right = second.next();
            while (left != null && right != null) {
                if (left.differs(right) || right.differs(left)) {
                    return false;
                }
                long end = Math.min(left.range().end(), right.range().end());
                boolean both = left.range().end() == right.range().end();
                left = both || left.range().end() == end ? first.next() : left;
                right = both || right.range().end() == end ? second.next() : right;
            }
            return left == null && right == null;
        }
    }

    /** A chunk, or a whole run of zeros, which tables may divide differently. */
    private record Piece(ByteRange range, @Nullable Chunk chunk) {
        /** Whether this can not be the content of the other piece, which overlaps it. */
        boolean differs(Piece other) {
            if (chunk == null) {
                return false;
            }
            if (other.chunk == null) {
                return other.range.offset() <= range.offset() && range.end() <= other.range.end();
            }
            return range.equals(other.range)
                    && !(chunk.digest().equals(other.chunk.digest())
                            && chunk.unreadable().equals(other.chunk.unreadable()));
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
