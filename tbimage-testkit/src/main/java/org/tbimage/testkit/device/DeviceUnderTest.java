package org.tbimage.testkit.device;

import java.io.Closeable;
import java.io.IOException;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.OpenMode;

/** A device under test. It can be opened many times and keeps its content. Closing removes it. */
public interface DeviceUnderTest extends Closeable {
    /**
     * Opens the device.
     *
     * @param mode the mode
     * @return the open device; the caller closes it
     * @throws IOException if it cannot be opened
     */
    BlockDevice open(OpenMode mode) throws IOException;
}
