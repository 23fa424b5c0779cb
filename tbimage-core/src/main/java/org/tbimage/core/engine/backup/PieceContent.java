package org.tbimage.core.engine.backup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.tbimage.value.ByteRange;

/** Reads pieces of a disk: from the disk, or from an image of it. Safe for many threads. */
public interface PieceContent {
    /**
     * Reads a piece.
     *
     * @param range its bytes on the disk
     * @param target is filled from its beginning; then its position is 0 and its limit the length of the piece
     * @return the bytes for which zeros stand in, since they could not be read from the disk, in order
     * @throws IOException if the disk or the image can't be read
     */
    List<ByteRange> read(ByteRange range, ByteBuffer target) throws IOException;
}
