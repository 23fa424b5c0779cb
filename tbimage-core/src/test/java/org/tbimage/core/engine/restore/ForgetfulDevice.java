package org.tbimage.core.engine.restore;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.tbimage.device.BlockDevice;
import org.tbimage.testkit.device.FilterDevice;

/** A disk that takes every write, and gives back one byte wrong when it is read past the caches. */
final class ForgetfulDevice extends FilterDevice {
    private final long wrong;

    ForgetfulDevice(BlockDevice behind, long wrong) {
        super(behind);
        this.wrong = wrong;
    }

    @Override
    public void readMedium(long offset, ByteBuffer target) throws IOException {
        int start = target.position();
        super.readMedium(offset, target);
        if (offset <= wrong && wrong < offset + target.position() - start) {
            int at = start + (int) (wrong - offset);
            target.put(at, (byte) (target.get(at) ^ 1));
        }
    }
}
