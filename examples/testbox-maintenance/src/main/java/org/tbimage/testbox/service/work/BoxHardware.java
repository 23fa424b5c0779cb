package org.tbimage.testbox.service.work;

import java.nio.file.Path;
import java.util.List;
import org.tbimage.testbox.service.disk.Disk;

/**
 * A box, as far as work on its disks has to know it.
 *
 * @param box name of its folder in the store
 * @param hostName its name, by which its images are found in another folder
 * @param disks all its block devices
 * @param nodes folder of device nodes
 */
public record BoxHardware(String box, String hostName, List<Disk> disks, Path nodes) {
    /** Keeps a copy. */
    public BoxHardware {
        disks = List.copyOf(disks);
    }
}
