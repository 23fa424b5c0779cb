package org.tbimage.linux.device;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;

/**
 * A file, folder or device in the file system.
 *
 * @param path its real path, with all links resolved
 * @param kind its type
 */
record FileNode(Path path, FileType kind) {
    /**
     * Examines a path without opening it. Opening alone can do harm, for example to a watchdog or a tape.
     *
     * @param text the path, as the user gave it
     * @return the file, folder or device at the path
     * @throws ImagingException if there is none, or it cannot be examined
     */
    static FileNode at(String text) throws ImagingException {
        try {
            Path real = Path.of(text).toRealPath();
            return new FileNode(real, FileType.of(real));
        } catch (AccessDeniedException e) {
            throw OpenFailure.noPermission(text, e);
        } catch (FileSystemException e) {
            throw new ImagingException(Problem.NO_SUCH_DEVICE, text + ": there is no such device or file", HINT, e);
        } catch (IOException | InvalidPathException e) {
            throw new ImagingException(Problem.NO_SUCH_DEVICE, text + ": cannot be looked up: " + e, HINT, e);
        }
    }

    private static final String HINT = "check the name";

    /** {@return major and minor number of a block device, as in {@code 8:1}} */
    String number() throws IOException {
        return number(path);
    }

    /** {@return major and minor number of a block device, as in {@code 8:1}} */
    static String number(Path path) throws IOException {
        long device = (Long) Files.getAttribute(path, "unix:rdev");
        long major = ((device >>> 8) & 0xfff) | ((device >>> 32) & ~0xfffL);
        long minor = (device & 0xff) | ((device >>> 12) & 0xffffff00L);
        return major + ":" + minor;
    }

    /** {@return whether it is in /dev, where a regular file is a mistake} */
    boolean isAmongDevices() {
        return isAmongDevices(path);
    }

    static boolean isAmongDevices(Path absolute) {
        return absolute.startsWith("/dev") && !absolute.startsWith("/dev/shm");
    }
}
