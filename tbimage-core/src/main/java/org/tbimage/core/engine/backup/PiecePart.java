package org.tbimage.core.engine.backup;

import java.nio.ByteBuffer;
import java.util.List;
import org.tbimage.store.StoredFrame;
import org.tbimage.value.ByteRange;
import org.tbimage.value.Sha256;

/** A part of a piece of the disk, as it goes into the image. */
public sealed interface PiecePart {
    /** {@return its bytes on the device} */
    ByteRange range();

    /** Zeros, which need no frame. */
    record Zeros(ByteRange range) implements PiecePart {}

    /** A chunk that a stored frame holds. */
    record Shared(ByteRange range, Sha256 digest, StoredFrame stored, List<ByteRange> unreadable)
            implements PiecePart {}

    /** A chunk that a frame of this piece holds. */
    record New(ByteRange range, Sha256 digest, NewChunks.Place place, List<ByteRange> unreadable)
            implements PiecePart {}

    /** A chunk in a frame that another image has, and that is taken as it is. */
    record Kept(ByteRange range, Sha256 digest, Frame frame, int at, List<ByteRange> unreadable) implements PiecePart {}

    /** The bytes of such a frame, and the length of what it decodes to. Two frames are the same only if they are one object. */
    final class Frame {
        private final ByteBuffer bytes;
        private final int contentLength;

        public Frame(ByteBuffer bytes, int contentLength) {
            this.bytes = bytes;
            this.contentLength = contentLength;
        }

        ByteBuffer bytes() {
            return bytes.duplicate();
        }

        int contentLength() {
            return contentLength;
        }
    }
}
