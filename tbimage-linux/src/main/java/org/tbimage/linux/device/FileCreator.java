package org.tbimage.linux.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.OpenMode;
import org.tbimage.linux.ioctl.Errno;
import org.tbimage.linux.ioctl.ErrnoException;
import org.tbimage.linux.ioctl.OpenFlags;
import org.tbimage.linux.ioctl.SystemCalls;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.value.Printable;
import org.tbimage.value.ShellWord;

/** Creates sparse regular files. */
final class FileCreator {
    private final SystemCalls calls;
    private final FileOpener opener;

    FileCreator(SystemCalls calls, FileOpener opener) {
        this.calls = calls;
        this.opener = opener;
    }

    /** {@return whether a file can be created at a path, or an empty file there be filled} */
    boolean canCreate(String text) {
        try {
            Path folder = folder(text);
            Path path = path(text);
            return folder != null && isFreeOrEmpty(path) && !FileNode.isAmongDevices(folder.toRealPath());
        } catch (IOException | InvalidPathException e) {
            // A path that cannot be examined cannot be created either.
            return false;
        }
    }

    BlockDevice create(String text, long size) throws IOException {
        if (!canCreate(text)) {
            throw refusal(text);
        }
        Path path = path(text);
        boolean isNew = !Files.exists(path);
        try {
            return fill(path, size);
        } catch (IOException e) {
            if (isNew) {
                Files.deleteIfExists(path);
            }
            throw e;
        }
    }

    private BlockDevice fill(Path path, long size) throws IOException {
        int opened = opener.descriptor(path, OpenFlags.READ_WRITE | OpenFlags.CREATE);
        return Descriptors.keepUnlessFailing(calls, opened, descriptor -> {
            Path real = path.toRealPath();
            opener.claim(real, OpenMode.WRITE, descriptor);
            if (Files.size(Descriptors.path(descriptor)) != 0) {
                throw refusal(path.toString());
            }
            grow(path, size, descriptor);
            syncFolder(real);
            return opener.device(real, OpenMode.WRITE, descriptor);
        });
    }

    private void grow(Path path, long size, int descriptor) throws IOException {
        try {
            calls.ftruncate(descriptor, size);
            calls.fsync(descriptor);
        } catch (ErrnoException e) {
            String what = e.is(Errno.EFBIG, Errno.EINVAL, Errno.ENOSPC)
                    ? "the file system cannot hold a file of"
                    : "cannot grow to";
            String message = path + ": " + what + " " + size + " bytes: " + e.getMessage();
            throw new ImagingException(Problem.DEVICE_FAILED, message, "choose another file system, or free space", e);
        }
    }

    /** The name of a new file is durable only after its folder is flushed. */
    private void syncFolder(Path path) throws IOException {
        Path folder = path.getParent();
        if (folder == null) {
            return;
        }
        int descriptor = calls.open(folder.toString(), OpenFlags.READ_ONLY | OpenFlags.CLOSE_ON_EXEC, 0);
        try {
            calls.fsync(descriptor);
        } finally {
            calls.close(descriptor);
        }
    }

    private static ImagingException refusal(String text) {
        Path folder = folder(text);
        if (folder != null && !Files.isDirectory(folder)) {
            String message = Printable.of(text) + ": the folder " + folder + " does not exist";
            return new ImagingException(
                    Problem.NO_SUCH_DEVICE, message, "make it first: mkdir -p " + ShellWord.of(folder.toString()));
        }
        if (folder != null && FileNode.isAmongDevices(folder)) {
            return OpenFailure.gone(
                    Printable.of(text), "there is no such device, and no file is created in /dev", null);
        }
        String message = Printable.of(text) + ": a new file cannot be created: something else is there already";
        return new ImagingException(Problem.NOT_A_BLOCK_DEVICE, message, "give the path of a new or an empty file");
    }

    /** Does not follow a dead symbolic link, since its target is not visible to the user. */
    private static boolean isFreeOrEmpty(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return true;
        }
        return Files.isRegularFile(path) && Files.size(path) == 0;
    }

    private static Path path(String text) {
        return Path.of(text).toAbsolutePath().normalize();
    }

    private static @Nullable Path folder(String text) {
        return path(text).getParent();
    }
}
