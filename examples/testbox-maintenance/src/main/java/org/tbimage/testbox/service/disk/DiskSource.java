package org.tbimage.testbox.service.disk;

import java.io.IOException;
import java.util.List;
import org.tbimage.device.DeviceInfo;

/** Lists the block devices of the box. */
public interface DiskSource {
    /**
     * Lists the block devices, sorted by name.
     *
     * @return all devices that may be disks
     * @throws IOException if the operating system can't list them
     */
    List<DeviceInfo> list() throws IOException;
}
