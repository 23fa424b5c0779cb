package org.tbimage.core.rescue;

import java.nio.ByteBuffer;
import org.tbimage.device.BlockDevice;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.value.ByteRange;

/**
 * Refuses a reading that ended early without a word. No device may do that; one that does would have what was left in the
 * buffer by another chunk be taken for its own content, under a digest that makes it look right for ever (T8).
 */
public final class ReadCheck {
    private ReadCheck() {}

    /** Refuses {@code filled}, into which {@code range} was read, if it has room left. */
    public static void check(BlockDevice device, ByteRange range, ByteBuffer filled) throws ImagingException {
        if (filled.hasRemaining()) {
            throw new ImagingException(
                    Problem.DEVICE_FAILED,
                    device.info().name() + ": of bytes " + range + " the last " + filled.remaining() + " were not read",
                    "the provider of this device breaks its contract: tell its makers");
        }
    }
}
