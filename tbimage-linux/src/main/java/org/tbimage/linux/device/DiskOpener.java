package org.tbimage.linux.device;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.DeviceInfo;
import org.tbimage.device.Geometry;
import org.tbimage.device.OpenMode;
import org.tbimage.linux.ioctl.BlockRequest;
import org.tbimage.linux.ioctl.Errno;
import org.tbimage.linux.ioctl.ErrnoException;
import org.tbimage.linux.ioctl.OpenFlags;
import org.tbimage.linux.ioctl.SystemCalls;
import org.tbimage.linux.sysfs.BlockNode;
import org.tbimage.linux.sysfs.BlockNodes;
import org.tbimage.linux.sysfs.SystemFolders;

/** Opens block devices. */
final class DiskOpener {
    private final SystemCalls calls;
    private final BlockNodes nodes;
    private final DiskInfo infos;
    private final BounceBuffers bounce;

    DiskOpener(SystemCalls calls, SystemFolders roots, BounceBuffers bounce) {
        this.calls = calls;
        this.nodes = new BlockNodes(roots);
        this.infos = new DiskInfo(roots);
        this.bounce = bounce;
    }

    BlockDevice open(FileNode node, OpenMode mode) throws IOException {
        String name = node.path().toString();
        Optional<BlockNode> sysfs = nodes.byNumber(node.number());
        try {
            return open(name, sysfs, mode, PageCache.Mode.DIRECT);
        } catch (ErrnoException e) {
            if (!PageCache.refusesDirect(e)) {
                throw failure(name, sysfs, mode, e);
            }
        }
        try {
            return open(name, sysfs, mode, PageCache.Mode.CLEANED);
        } catch (ErrnoException e) {
            throw failure(name, sysfs, mode, e);
        }
    }

    private BlockDevice open(String name, Optional<BlockNode> sysfs, OpenMode mode, PageCache.Mode caching)
            throws IOException {
        // O_EXCL holds as long as the device is open. Nobody can mount it meanwhile.
        int access = mode == OpenMode.WRITE ? OpenFlags.READ_WRITE | OpenFlags.EXCLUSIVE : OpenFlags.READ_ONLY;
        int opened = calls.open(name, access | OpenFlags.CLOSE_ON_EXEC | PageCache.flag(caching), 0);
        return Descriptors.keepUnlessFailing(calls, opened, descriptor -> {
            OpenFile file = new OpenFile(calls, descriptor, name);
            DeviceInfo info = info(file, sysfs, mode);
            return new LinuxDevice(info, mode, file, new BlockFile(file), new PageCache(file, caching), bounce);
        });
    }

    private DeviceInfo info(OpenFile file, Optional<BlockNode> sysfs, OpenMode mode) throws IOException {
        checkSame(file, sysfs);
        Geometry geometry = DiskInfo.geometry(
                calls.ioctlLong(file.descriptor(), BlockRequest.BLKGETSIZE64),
                calls.ioctlInt(file.descriptor(), BlockRequest.BLKSSZGET),
                calls.ioctlInt(file.descriptor(), BlockRequest.BLKPBSZGET));
        if (geometry.size() == 0) {
            throw OpenFailure.gone(file.name(), "there is no medium in it", null);
        }
        boolean readOnly = calls.ioctlInt(file.descriptor(), BlockRequest.BLKROGET) != 0;
        if (readOnly && mode == OpenMode.WRITE) {
            throw OpenFailure.readOnlyDisk(file.name(), null);
        }
        DeviceInfo info = infos.of(file.name(), sysfs, geometry, readOnly);
        boolean hidden =
                mode == OpenMode.READ && info.usedBy().isEmpty() && ExclusiveProbe.isClaimed(calls, file.name());
        return hidden ? DiskInfo.usedBy(info, List.of(ExclusiveProbe.CLAIMED)) : info;
    }

    /** Between the lookup of the path and the opening, the disk may have been replaced by another one. */
    private static void checkSame(OpenFile file, Optional<BlockNode> sysfs) throws IOException {
        Path opened = Descriptors.path(file.descriptor());
        boolean same = FileType.of(opened) == FileType.BLOCK
                && sysfs.map(BlockNode::number).orElse(FileNode.number(opened)).equals(FileNode.number(opened));
        if (!same) {
            throw OpenFailure.gone(file.name(), "it was replaced while it was opened", null);
        }
    }

    private IOException failure(String name, Optional<BlockNode> sysfs, OpenMode mode, ErrnoException e) {
        if (e.is(Errno.EBUSY)) {
            return OpenFailure.inUse(name, infos.uses(sysfs), e);
        }
        boolean readOnly = sysfs.map(BlockNode::isReadOnly).orElse(false);
        boolean refused = e.is(Errno.EACCES, Errno.EPERM) && readOnly;
        if (mode == OpenMode.WRITE && (refused || e.is(Errno.EROFS))) {
            return OpenFailure.readOnlyDisk(name, e);
        }
        return OpenFailure.of(name, e);
    }
}
