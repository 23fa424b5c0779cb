package org.tbimage.linux.device;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.OpenMode;
import org.tbimage.linux.ioctl.NativeCalls;
import org.tbimage.linux.ioctl.SystemCalls;
import org.tbimage.linux.sysfs.SystemFolders;
import org.tbimage.testkit.device.DeviceUnderTest;
import org.tbimage.testkit.device.LoopDevice;
import org.tbimage.testkit.device.Tools;
import org.tbimage.value.Location;

/** Shared parts of the provider's tests. */
final class LinuxFixture {
    static final SystemCalls CALLS = new NativeCalls();

    private LinuxFixture() {}

    static BlockDevice open(Path path, OpenMode mode) throws IOException {
        return open(CALLS, path, mode);
    }

    static BlockDevice open(SystemCalls calls, Path path, OpenMode mode) throws IOException {
        return new LinuxDeviceProvider(calls, SystemFolders.LIVE).open(location(path), mode);
    }

    static Location location(Path path) {
        return new Location("linux", path.toString(), Map.of());
    }

    static Path sparseFile(Path folder, long size) throws IOException {
        Path file = Files.createTempFile(folder, "disk", ".img");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(size);
        }
        return file;
    }

    /** {@return the space that a file uses on the disk, in bytes} */
    static long allocated(Path file) throws IOException {
        String blocks = Tools.run("stat", "--format", "%b", file.toString());
        return Long.parseLong(blocks) * 512;
    }

    /** A file, opened through given system calls. */
    record FileUnderTest(SystemCalls calls, Path file) implements DeviceUnderTest {
        @Override
        public BlockDevice open(OpenMode mode) throws IOException {
            return LinuxFixture.open(calls, file, mode);
        }

        @Override
        public void close() throws IOException {
            Files.delete(file);
        }
    }

    /** A loop device, opened through given system calls. */
    record LoopUnderTest(SystemCalls calls, LoopDevice loop) implements DeviceUnderTest {
        @Override
        public BlockDevice open(OpenMode mode) throws IOException {
            return LinuxFixture.open(calls, loop.path(), mode);
        }

        @Override
        public void close() throws IOException {
            loop.close();
            Files.delete(loop.backing());
        }
    }
}
