package org.tbimage.core.rescue;

import java.nio.ByteBuffer;
import org.tbimage.device.BlockDevice;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.value.ByteRange;

/**
 * Detects a device that returns fewer bytes than requested without an error. The buffer would still hold bytes of an
 * earlier chunk, and a valid digest would hide that for ever (T8).
 */
public final class ReadCheck {
    private ReadCheck() {}

    /** Throws if {@code filled} has room left after reading {@code range}. */
    public static void check(BlockDevice device, ByteRange range, ByteBuffer filled) throws ImagingException {
        if (filled.hasRemaining()) {
            throw new ImagingException(
                    Problem.DEVICE_FAILED,
                    device.info().name() + ": of bytes " + range + " the last " + filled.remaining() + " were not read",
                    "the provider of this device breaks its contract: report it to its maker");
        }
    }
}
