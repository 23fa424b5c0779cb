package org.tbimage.codec.lz4;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.OptionalInt;

/**
 * The blocks of a legacy frame. It has neither a checksum nor an end mark. So a file that was cut between two of its
 * blocks looks complete.
 */
final class LegacyBlocks implements Blocks {
    /** Maximum length of an incompressible block: one byte more for each 255, and a reserve. */
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
            // too long for a block: the magic number of another frame, or garbage
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
