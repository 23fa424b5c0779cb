package org.tbimage.linux.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.DeviceInfo;
import org.tbimage.device.DiskIdentity;
import org.tbimage.device.Geometry;
import org.tbimage.device.OpenMode;
import org.tbimage.linux.ioctl.Errno;
import org.tbimage.linux.ioctl.ErrnoException;
import org.tbimage.linux.ioctl.OpenFlags;
import org.tbimage.linux.ioctl.SystemCalls;
import org.tbimage.linux.sysfs.DeviceUser;
import org.tbimage.linux.sysfs.DeviceUsers;
import org.tbimage.linux.sysfs.SystemFolders;

/** Opens regular files as devices. */
final class FileOpener {
    private final SystemCalls calls;
    private final DeviceUsers uses;
    private final BounceBuffers bounce;

    FileOpener(SystemCalls calls, SystemFolders roots, BounceBuffers bounce) {
        this.calls = calls;
        this.uses = new DeviceUsers(roots);
        this.bounce = bounce;
    }

    BlockDevice open(Path path, OpenMode mode) throws IOException {
        int access = mode == OpenMode.WRITE ? OpenFlags.READ_WRITE : OpenFlags.READ_ONLY;
        int opened = descriptor(path, access);
        return Descriptors.keepUnlessFailing(calls, opened, descriptor -> {
            claim(path, mode, descriptor);
            return device(path, mode, descriptor);
        });
    }

    /** {@return a descriptor of a regular file; opened non-blocking, since a named pipe may have replaced it} */
    int descriptor(Path path, int access) throws IOException {
        try {
            int flags = access | OpenFlags.CLOSE_ON_EXEC | OpenFlags.NON_BLOCKING;
            return calls.open(path.toString(), flags, PERMISSIONS);
        } catch (ErrnoException e) {
            throw failure(path, e);
        }
    }

    /** Checks that the file is not replaced, and for writing that nobody else uses it; then locks it. */
    void claim(Path path, OpenMode mode, int descriptor) throws IOException {
        if (FileType.of(Descriptors.path(descriptor)) != FileType.REGULAR) {
            throw OpenFailure.gone(path.toString(), "it was replaced while it was opened", null);
        }
        if (mode != OpenMode.WRITE) {
            return;
        }
        List<DeviceUser> users = uses.of(path);
        if (!users.isEmpty()) {
            throw OpenFailure.inUse(path.toString(), users, null);
        }
        lock(path, descriptor);
    }

    BlockDevice device(Path path, OpenMode mode, int descriptor) throws IOException {
        OpenFile file = new OpenFile(calls, descriptor, path.toString());
        long size = Files.size(Descriptors.path(descriptor));
        DeviceInfo info = new DeviceInfo(
                file.name(),
                DeviceInfo.Kind.FILE,
                Geometry.withoutSectors(size),
                DiskIdentity.NONE,
                false,
                !Files.isWritable(path),
                true,
                uses.of(path).stream().map(DeviceUser::what).toList());
        PageCache cache = new PageCache(file, PageCache.Mode.ORDINARY);
        return new LinuxDevice(info, mode, file, new RegularFile(file), cache, bounce);
    }

    private void lock(Path path, int descriptor) throws IOException {
        try {
            calls.lockExclusive(descriptor);
        } catch (ErrnoException e) {
            if (e.is(Errno.EAGAIN, Errno.EACCES)) {
                throw OpenFailure.inUse(path.toString(), List.of(), e);
            }
            // Some network file systems have no locks. All tools have the same risk there.
            if (!e.is(Errno.ENOLCK, Errno.ENOSYS, Errno.EOPNOTSUPP)) {
                throw OpenFailure.of(path.toString(), e);
            }
        }
    }

    private IOException failure(Path path, ErrnoException e) {
        if (e.is(Errno.ETXTBSY)) {
            return OpenFailure.inUse(path.toString(), uses.of(path), e);
        }
        return e.is(Errno.EROFS) ? OpenFailure.readOnlyFile(path.toString(), e) : OpenFailure.of(path.toString(), e);
    }

    /** Permissions of a new file, before the umask of the process is applied. */
    private static final int PERMISSIONS = 0666;
}
