package org.tbimage.store;

import java.util.List;
import java.util.Optional;
import org.tbimage.value.ByteRange;
import org.tbimage.value.Sha256;

/** A line of a chunk table. All lines of a table, in order, cover the device without a gap. */
public sealed interface TableEntry {
    /** {@return the bytes of the device that it describes} */
    ByteRange range();

    /** {@return the frames in which these bytes are stored, whole; empty for zeros without a stored frame} */
    Optional<FrameRun> frames();

    /**
     * One chunk with content.
     *
     * @param range its bytes on the device
     * @param digest SHA-256 of its content, zeros standing in for what could not be read
     * @param frame where it is stored
     * @param at place of the chunk in what the frame expands to, in bytes
     * @param unreadable which of its bytes could not be read, in order; mostly none
     */
    record Chunk(ByteRange range, Sha256 digest, FrameRef frame, int at, List<ByteRange> unreadable)
            implements TableEntry {
        public Chunk {
            if (at < 0 || range.length() <= 0 || range.length() > frame.contentLength() - at) {
                throw new IllegalArgumentException("bad chunk: " + range + " does not fit its frame");
            }
            unreadable = List.copyOf(unreadable);
        }

        /** {@return whether the chunk is all that its frame expands to} */
        public boolean isWholeFrame() {
            return at == 0 && frame.contentLength() == range.length();
        }

        @Override
        public Optional<FrameRun> frames() {
            return Optional.of(new FrameRun(frame, 1));
        }
    }

    /**
     * A run of zeros: one chunk or many.
     *
     * @param range its bytes on the device
     * @param frames the frames that expand to them, or empty if no frame is stored
     */
    record Zeros(ByteRange range, Optional<FrameRun> frames) implements TableEntry {
        public Zeros {
            if (range.length() <= 0 || (frames.isPresent() && frames.get().contentLength() != range.length())) {
                throw new IllegalArgumentException("bad run of zeros: " + range + " with " + frames);
            }
        }
    }

    /**
     * Equal frames end to end.
     *
     * @param first the first of them
     * @param count how many there are, 1 or more
     */
    record FrameRun(FrameRef first, long count) {
        public FrameRun {
            boolean tooMany = count > Long.MAX_VALUE / first.length() || count > Long.MAX_VALUE / first.contentLength();
            if (count <= 0 || tooMany) {
                throw new IllegalArgumentException("bad run of frames: " + count + " of " + first);
            }
        }

        /** {@return length of what all of them expand to, in bytes} */
        public long contentLength() {
            return count * first.contentLength();
        }
    }
}
