package org.tbimage.linux.device;

import java.io.IOException;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.BlockDeviceProvider;
import org.tbimage.device.DeviceInfo;
import org.tbimage.device.OpenMode;
import org.tbimage.linux.ioctl.NativeCalls;
import org.tbimage.linux.ioctl.OpenFlags;
import org.tbimage.linux.ioctl.SystemCalls;
import org.tbimage.linux.sysfs.BlockNodes;
import org.tbimage.linux.sysfs.SystemFolders;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.value.Location;

/**
 * Opens block devices and regular files of Linux with all features of the kernel: direct I/O, exclusive opening,
 * zeroing and discarding, holes in files.
 */
public final class LinuxDeviceProvider implements BlockDeviceProvider {
    private final SystemFolders roots;
    private final DiskOpener disks;
    private final FileOpener files;
    private final FileCreator creator;

    /** Called by {@link ServiceLoader}. */
    public LinuxDeviceProvider() {
        this(new NativeCalls(), SystemFolders.LIVE);
    }

    LinuxDeviceProvider(SystemCalls calls, SystemFolders roots) {
        BounceBuffers bounce = new BounceBuffers();
        this.roots = roots;
        this.disks = new DiskOpener(calls, roots, bounce);
        this.files = new FileOpener(calls, roots, bounce);
        this.creator = new FileCreator(calls, files);
    }

    @Override
    public String name() {
        return "linux";
    }

    @Override
    public String summary() {
        return "disks and disk image files of Linux: direct I/O, exclusive opening, holes and discard";
    }

    @Override
    public int suitability(String path) {
        if (!OpenFlags.isSupportedMachine()) {
            return UNSUITABLE;
        }
        try {
            return switch (FileNode.at(path).kind()) {
                // Also accepts a regular file in /dev, so that opening it reports the mistake.
                case BLOCK, REGULAR -> NATIVE;
                default -> UNSUITABLE;
            };
        } catch (ImagingException e) {
            return creator.canCreate(path) ? NATIVE : UNSUITABLE;
        }
    }

    @Override
    public BlockDevice open(Location location, OpenMode mode) throws IOException {
        checkUsable(location);
        FileNode node = FileNode.at(location.path());
        return switch (node.kind()) {
            case BLOCK -> linked(() -> disks.open(node, mode));
            case REGULAR -> openFile(node, mode);
            default -> throw OpenFailure.notBlockDevice(node);
        };
    }

    @Override
    public boolean canCreate(Location location) {
        return OpenFlags.isSupportedMachine() && creator.canCreate(location.path());
    }

    @Override
    public BlockDevice create(Location location, long size) throws IOException {
        checkUsable(location);
        if (size < 0) {
            throw new IllegalArgumentException(location + ": a size of " + size + " bytes");
        }
        return linked(() -> creator.create(location.path(), size));
    }

    @Override
    public List<DeviceInfo> list() {
        DiskInfo infos = new DiskInfo(roots);
        return new BlockNodes(roots).disks().stream().map(infos::of).toList();
    }

    private BlockDevice openFile(FileNode node, OpenMode mode) throws IOException {
        if (node.isAmongDevices()) {
            throw OpenFailure.fileAmongDevices(node);
        }
        return linked(() -> files.open(node.path(), mode));
    }

    private static void checkUsable(Location location) throws ImagingException {
        location.allowOptions(Set.of());
        if (!OpenFlags.isSupportedMachine()) {
            throw unusable(location + ": needs Linux on x86-64, ARM64 or RISC-V", null);
        }
    }

    /** JNA unpacks its library, which fails if the temporary folder is full or does not allow programs. */
    private static BlockDevice linked(DescriptorGuard.Call<BlockDevice> opening) throws IOException {
        try {
            return opening.run();
        } catch (LinkageError e) {
            throw unusable("the native library of JNA cannot be loaded: " + e.getMessage(), e);
        }
    }

    private static ImagingException unusable(String message, @Nullable Throwable cause) {
        String remedy = "set -Djna.tmpdir to a folder that may hold programs, or use 'file:' for files";
        return new ImagingException(Problem.UNKNOWN_PROVIDER, message, remedy, cause);
    }
}
