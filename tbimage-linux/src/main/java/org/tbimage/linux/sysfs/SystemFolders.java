package org.tbimage.linux.sysfs;

import java.nio.file.Path;

/**
 * The folders of the kernel and of udev that contain text files.
 *
 * @param sys usually {@code /sys}
 * @param proc usually {@code /proc}
 * @param udev usually {@code /run/udev}; it may be missing
 */
public record SystemFolders(Path sys, Path proc, Path udev) {
    /** The folders of the running system. */
    public static final SystemFolders LIVE = new SystemFolders(Path.of("/sys"), Path.of("/proc"), Path.of("/run/udev"));
}
