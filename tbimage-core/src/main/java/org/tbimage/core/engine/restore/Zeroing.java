package org.tbimage.core.engine.restore;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.tbimage.core.engine.work.ZeroBytes;
import org.tbimage.device.BlockDevice;
import org.tbimage.value.ByteRange;

/** How a range of a target is made to read as zeros. Used by many threads at once. */
public interface Zeroing {
    /** Makes a range zero, and returns how many bytes of it the device was asked to discard. */
    long zero(ByteRange range) throws IOException;

    /** By the cheapest means by which the device promises zeros. */
    static Zeroing plainly(BlockDevice device) {
        return range -> {
            device.zero(range);
            return 0;
        };
    }

    /**
     * Discards first, so that the device can use the space for something else. What a discarded range reads as is not
     * promised (T32): it is read past every cache, and zeroed where it is not zero.
     */
    static Zeroing discarding(BlockDevice device) {
        return new Discarding(device);
    }

    /** Discards, reads, and zeroes what is left. */
    record Discarding(BlockDevice device) implements Zeroing {
        private static final int PIECE = 1 << 20;

        @Override
        public long zero(ByteRange range) throws IOException {
            boolean discarded = device.discard(range);
            if (discarded) {
                device.flush();
            }
            ByteBuffer found = ByteBuffer.allocate((int) Math.min(PIECE, range.length()));
            for (long offset = range.offset(); offset < range.end(); offset += PIECE) {
                ByteRange piece = new ByteRange(offset, Math.min(PIECE, range.end() - offset));
                device.readMedium(offset, found.clear().limit((int) piece.length()));
                if (!ZeroBytes.areAll(found.flip())) {
                    device.zero(piece);
                }
            }
            return discarded ? range.length() : 0;
        }
    }
}
