package org.tbimage.linux.sysfs;

import java.nio.file.Path;

/**
 * Where the kernel and udev keep their text files.
 *
 * @param sys mostly {@code /sys}
 * @param proc mostly {@code /proc}
 * @param udev mostly {@code /run/udev}; need not exist
 */
public record SystemFolders(Path sys, Path proc, Path udev) {
    /** Those of the running system. */
    public static final SystemFolders LIVE = new SystemFolders(Path.of("/sys"), Path.of("/proc"), Path.of("/run/udev"));
}
