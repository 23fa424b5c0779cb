package org.tbimage.testbox.service.work;

import java.nio.file.Path;
import java.util.List;
import org.tbimage.testbox.service.disk.Disk;

/**
 * A box and its block devices.
 *
 * @param box the name of its folder in the store
 * @param hostName its host name, by which its images may be found in another folder
 * @param disks all its block devices
 * @param nodes the folder of device nodes
 */
public record BoxHardware(String box, String hostName, List<Disk> disks, Path nodes) {
    /** Copies the list. */
    public BoxHardware {
        disks = List.copyOf(disks);
    }
}
