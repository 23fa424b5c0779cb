package org.tbimage.codec.lz4;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.tbimage.codec.CorruptFrameException;

/** The blocks of one frame, in order. */
interface Blocks {
    /**
     * Decodes the next block at the position of a buffer, and advances the position.
     *
     * @param out before its position are the bytes that blocks may refer to
     * @return whether there was a block; otherwise the frame has ended, and is complete
     * @throws CorruptFrameException if the block or the end of the frame is damaged, or the block does not fit
     */
    boolean next(ByteBuffer out) throws IOException;
}
