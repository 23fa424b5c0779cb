package org.tbimage.codec.lz4;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.OptionalInt;

/**
 * The blocks of a legacy frame. It has no checksum and no end of its own: a file that was cut exactly between two of
 * its blocks can't be told from a whole one.
 */
final class LegacyBlocks implements Blocks {
    /** What incompressible content grows by: a byte in 255, and some. */
    private static final int LONGEST = FrameFormat.LEGACY_BLOCK + FrameFormat.LEGACY_BLOCK / 255 + 16;

    private final StreamInput input;
    private final BlockExpander expander;
    private boolean last;

    LegacyBlocks(StreamInput input, BlockExpander expander) {
        this.input = input;
        this.expander = expander;
    }

    @Override
    public boolean next(ByteBuffer out) throws IOException {
        OptionalInt word = input.takeIntUnlessEnd();
        if (word.isEmpty()) {
            return false;
        }
        int length = word.getAsInt();
        if (Integer.compareUnsigned(length, LONGEST) > 0) {
            // Too long for a block: the magic number of another frame, or garbage.
            input.giveBack(length);
            return false;
        }
        expand(input.take(length), out);
        return true;
    }

    private void expand(ByteBuffer block, ByteBuffer out) throws IOException {
        int start = out.position();
        if (last || !expander.expand(block, out, 0, FrameFormat.LEGACY_BLOCK)) {
            throw input.damaged("a block is damaged");
        }
        last = out.position() - start < FrameFormat.LEGACY_BLOCK;
    }
}
