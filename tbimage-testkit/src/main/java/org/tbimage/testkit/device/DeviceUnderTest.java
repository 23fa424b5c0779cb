package org.tbimage.testkit.device;

import java.io.Closeable;
import java.io.IOException;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.OpenMode;

/** Something that can be opened as a device again and again, and keeps its content meanwhile; closing removes it. */
public interface DeviceUnderTest extends Closeable {
    /**
     * Opens it.
     *
     * @param mode what for
     * @return the device; whoever asked closes it
     * @throws IOException if it can't be opened
     */
    BlockDevice open(OpenMode mode) throws IOException;
}
