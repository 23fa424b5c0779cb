package org.tbimage.codec.lz4;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.tbimage.codec.CorruptFrameException;

/** The blocks of one frame, in order. */
interface Blocks {
    /**
     * Expands the next block at the position of a buffer, which is then behind it.
     *
     * @param out before its position lies what the frame expanded to so far, or as much of it as blocks refer to
     * @return whether there was a block; otherwise the frame is over, and whole
     * @throws CorruptFrameException if the block or the frame's end is damaged, or the block has more than remains
     */
    boolean next(ByteBuffer out) throws IOException;
}
