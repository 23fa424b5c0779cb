package org.tbimage.core.engine.restore;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.tbimage.core.rescue.ReadCheck;
import org.tbimage.device.BadBlockException;
import org.tbimage.device.BlockDevice;
import org.tbimage.value.ByteRange;

/**
 * One comparison of a device with the content that it should have. Restore, plan, verify and read-back differ only in the
 * {@link CompareMode} and the {@link ComparisonHandler}.
 *
 * @param blindZeros whether runs of zeros count as different without reading the device
 */
public record Comparison(BlockDevice device, CompareMode mode, boolean blindZeros, ComparisonHandler handler) {
    /** Reads what the device holds; false if it can't be read and that does not matter, since it will be written. */
    boolean readDevice(ByteRange range, ByteBuffer target) throws IOException {
        try {
            if (mode == CompareMode.READ_BACK) {
                device.readMedium(range.offset(), target);
            } else {
                device.read(range.offset(), target);
            }
            ReadCheck.check(device, range, target);
            target.flip();
            return true;
        } catch (BadBlockException e) {
            if (mode == CompareMode.RESTORE || mode == CompareMode.PLAN) {
                return false;
            }
            throw e;
        }
    }

    /** Whether what differs must be fetched, and zero frames proven, since the image is relied upon. */
    public boolean fetches() {
        return mode == CompareMode.RESTORE;
    }
}
