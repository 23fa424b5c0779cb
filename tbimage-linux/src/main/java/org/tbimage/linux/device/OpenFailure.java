package org.tbimage.linux.device;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tbimage.linux.ioctl.Errno;
import org.tbimage.linux.ioctl.ErrnoException;
import org.tbimage.linux.sysfs.DeviceUser;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.value.ShellWord;

/** Exceptions for devices that cannot be opened, with a remedy. */
final class OpenFailure {
    private OpenFailure() {}

    /** Translates an error of {@code open} that does not depend on the users of the device. */
    static ImagingException of(String name, ErrnoException e) {
        if (e.is(Errno.EACCES, Errno.EPERM)) {
            return noPermission(name, e);
        }
        if (e.is(Errno.ENOENT, Errno.ENXIO, Errno.ENODEV)) {
            return gone(name, "there is no such device", e);
        }
        if (e.is(Errno.ENOMEDIUM)) {
            return gone(name, "there is no medium in it", e);
        }
        String message = name + ": cannot be opened: " + e.getMessage();
        return new ImagingException(Problem.DEVICE_FAILED, message, "look at the kernel log (dmesg)", e);
    }

    static ImagingException noPermission(String name, Throwable cause) {
        return new ImagingException(
                Problem.NO_PERMISSION,
                name + ": permission denied",
                "run as root; in a container, allow it the device",
                cause);
    }

    static ImagingException gone(String name, String why, @Nullable Throwable cause) {
        return new ImagingException(Problem.NO_SUCH_DEVICE, name + ": " + why, "check the name", cause);
    }

    static ImagingException readOnlyDisk(String name, @Nullable Throwable cause) {
        String remedy = "blockdev --setrw " + ShellWord.of(name) + ", or move the write-protect switch of the medium";
        return new ImagingException(Problem.TARGET_READ_ONLY, name + ": the device is read-only", remedy, cause);
    }

    static ImagingException readOnlyFile(String name, Throwable cause) {
        String remedy = "mount it to be written (mount -o remount,rw), or choose another place";
        return new ImagingException(Problem.TARGET_READ_ONLY, name + ": the file system is read-only", remedy, cause);
    }

    /** Names all users of the device, in the order in which they must be ended. */
    static ImagingException inUse(String name, List<DeviceUser> uses, @Nullable Throwable cause) {
        if (uses.isEmpty()) {
            String message = name + ": in use by another program";
            return new ImagingException(
                    Problem.TARGET_IN_USE, message, "find it with: fuser -v " + ShellWord.of(name), cause);
        }
        String who = uses.stream().map(DeviceUser::what).collect(Collectors.joining("; "));
        String remedy = uses.stream().map(DeviceUser::remedy).distinct().collect(Collectors.joining("; "));
        return new ImagingException(Problem.TARGET_IN_USE, name + ": in use: " + who, remedy, cause);
    }

    static ImagingException notBlockDevice(FileNode node) {
        String message = node.path() + ": is " + node.kind().words() + ", not a block device";
        return new ImagingException(
                Problem.NOT_A_BLOCK_DEVICE, message, "name a block device, such as /dev/sda, or a regular file");
    }

    static ImagingException fileAmongDevices(FileNode node) {
        return new ImagingException(
                Problem.NOT_A_BLOCK_DEVICE,
                node.path()
                        + ": is a regular file in /dev, probably created by a dd with a mistyped name, not a block device",
                "remove it, or give file:" + node.path() + " if that file is meant");
    }
}
