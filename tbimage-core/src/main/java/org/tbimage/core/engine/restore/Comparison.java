package org.tbimage.core.engine.restore;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.tbimage.action.Stage;
import org.tbimage.core.engine.work.WorkerContext;
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
    /** Reads the device; false if it can not be read and that does not matter, since the range will be written. */
    boolean readDevice(ByteRange range, ByteBuffer target, WorkerContext worker) throws IOException {
        try {
            return worker.timed(Stage.READ, range.length(), () -> read(range, target));
        } catch (BadBlockException e) {
            if (mode == CompareMode.RESTORE || mode == CompareMode.PLAN) {
                return false;
            }
            throw e;
        }
    }

    private boolean read(ByteRange range, ByteBuffer target) throws IOException {
        if (mode == CompareMode.READ_BACK) {
            device.readMedium(range.offset(), target);
        } else {
            device.read(range.offset(), target);
        }
        ReadCheck.check(device, range, target);
        target.flip();
        return true;
    }

    /** Whether what differs must be fetched, and zero frames proven, since the image is relied upon. */
    public boolean fetches() {
        return mode == CompareMode.RESTORE;
    }
}
