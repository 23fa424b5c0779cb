package org.tbimage.testkit.device;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.tbimage.device.BlockDevice;
import org.tbimage.value.ByteRange;

/** A device on which discarded ranges read as noise, which the contract allows. Safe for use by many threads. */
public final class NoisyDiscard extends FilterDevice {
    private static final int PIECE = 1 << 16;

    /**
     * Wraps a device.
     *
     * @param device the wrapped device; closed with this one
     */
    public NoisyDiscard(BlockDevice device) {
        super(device);
    }

    @Override
    public boolean discard(ByteRange range) throws IOException {
        super.discard(range);
        ByteBuffer noise = ByteBuffer.allocate(PIECE);
        for (long at = range.offset(); at < range.end(); at += noise.limit()) {
            noise.clear().limit((int) Math.min(PIECE, range.end() - at));
            Patterns.fill(noise, at, range.hashCode());
            write(at, noise.flip());
        }
        return true;
    }
}
