package org.tbimage.core.device;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.tbimage.core.file.PositionalFile;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.BlockDeviceProvider;
import org.tbimage.device.OpenMode;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.value.Location;
import org.tbimage.value.Printable;
import org.tbimage.value.ShellWord;

/** Opens and creates regular files on any operating system. */
public final class FileDeviceProvider implements BlockDeviceProvider {
    /** Called by {@link java.util.ServiceLoader}. */
    public FileDeviceProvider() {}

    @Override
    public String name() {
        return "file";
    }

    @Override
    public String summary() {
        return "disk image files on any operating system: file:PATH";
    }

    @Override
    public int suitability(String path) {
        return !amongDevices(path) && (isFile(path) || isFree(path)) ? PORTABLE : UNSUITABLE;
    }

    @Override
    public BlockDevice open(Location location, OpenMode mode) throws IOException {
        location.allowOptions(Set.of());
        Path path = location.toPath();
        check(path);
        try {
            return opened(path, mode);
        } catch (AccessDeniedException e) {
            throw new ImagingException(
                    Problem.NO_PERMISSION, path + ": permission denied", "run as root, or as the owner of the file", e);
        }
    }

    private static BlockDevice opened(Path path, OpenMode mode) throws IOException {
        OpenOption[] options = mode == OpenMode.READ
                ? new OpenOption[] {StandardOpenOption.READ}
                : new OpenOption[] {StandardOpenOption.READ, StandardOpenOption.WRITE};
        PositionalFile file = PositionalFile.open(path, options);
        try {
            if (mode == OpenMode.WRITE && !file.lock()) {
                throw new ImagingException(
                        Problem.TARGET_IN_USE,
                        path + ": in use by another program",
                        "find it with: fuser -v " + ShellWord.of(path.toString()));
            }
            return new FileDevice(path.toString(), file, mode);
        } catch (IOException | RuntimeException e) {
            try (file) {
                throw e;
            }
        }
    }

    private static void check(Path path) throws ImagingException {
        String shown = Printable.of(path.toString());
        if (!Files.exists(path)) {
            throw new ImagingException(Problem.NO_SUCH_DEVICE, shown + ": there is no such file", "check the path");
        }
        if (!Files.isRegularFile(path)) {
            throw new ImagingException(
                    Problem.NOT_A_BLOCK_DEVICE,
                    shown + ": is not a regular file",
                    "give the path without file: to open what it is");
        }
    }

    @Override
    public boolean canCreate(Location location) {
        return isFree(location.path());
    }

    @Override
    public BlockDevice create(Location location, long size) throws IOException {
        location.allowOptions(Set.of());
        Path path = location.toPath();
        if (!isFree(location.path())) {
            throw new FileAlreadyExistsException(path.toString());
        }
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(size);
        } catch (IOException e) {
            String message = path + ": cannot make a file of " + size + " bytes: " + e.getMessage();
            throw new ImagingException(Problem.DEVICE_FAILED, message, "choose another file system, or free space", e);
        }
        return open(location, OpenMode.WRITE);
    }

    /** A regular file in /dev is probably a spelling mistake, unless the user asks for a file. */
    private static boolean amongDevices(String text) {
        try {
            Path path = Path.of(text).toAbsolutePath().normalize();
            return path.startsWith("/dev") && !path.startsWith("/dev/shm");
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static boolean isFile(String text) {
        try {
            return Files.isRegularFile(Path.of(text));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /**
     * Whether a new file can be created: the path is free, or an empty file is there. Dead symbolic links are not
     * followed.
     */
    private static boolean isFree(String text) {
        try {
            Path path = Path.of(text).toAbsolutePath().normalize();
            if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                return Files.isRegularFile(path) && Files.size(path) == 0;
            }
            Path folder = path.getParent();
            return folder != null && Files.isDirectory(folder) && !amongDevices(text);
        } catch (IOException | InvalidPathException e) {
            return false; // what cannot be examined cannot be created
        }
    }
}
