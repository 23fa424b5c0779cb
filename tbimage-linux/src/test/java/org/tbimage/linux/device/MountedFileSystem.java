package org.tbimage.linux.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tbimage.testkit.device.Tools;

/** A mounted file system. Closing unmounts it. */
record MountedFileSystem(Path point) implements AutoCloseable {
    static MountedFileSystem ofDevice(Path device, Path folder) throws IOException {
        Tools.assumeRootWith("mkfs.ext4", "mount", "umount");
        Tools.run("mkfs.ext4", "-q", "-F", device.toString());
        return mount(folder, device.toString());
    }

    static MountedFileSystem inMemory(long size, Path folder) throws IOException {
        Tools.assumeRootWith("mount", "umount");
        return mount(folder, "-t", "tmpfs", "-o", "size=" + size, "tmpfs");
    }

    private static MountedFileSystem mount(Path folder, String... what) throws IOException {
        // the name has a blank, which the tables of procfs write as \040
        Path point = Files.createTempDirectory(folder, "mount point");
        String[] command = new String[what.length + 2];
        command[0] = "mount";
        System.arraycopy(what, 0, command, 1, what.length);
        command[what.length + 1] = point.toString();
        Tools.run(command);
        return new MountedFileSystem(point);
    }

    @Override
    public void close() throws IOException {
        Tools.run("umount", point.toString());
    }
}
