package org.tbimage.core.engine.backup;

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
}
