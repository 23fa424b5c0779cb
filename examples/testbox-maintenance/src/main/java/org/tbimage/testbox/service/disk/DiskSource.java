package org.tbimage.testbox.service.disk;

import java.io.IOException;
import java.util.List;
import org.tbimage.device.DeviceInfo;

/** Tells which block devices there are. */
public interface DiskSource {
    /**
     * Lists them, in order of their names.
     *
     * @return all that could be disks
     * @throws IOException if the operating system can't tell
     */
    List<DeviceInfo> list() throws IOException;
}
