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
 * Something that exists in the file system.
 *
 * @param path where it really is, all links followed
 * @param kind what it is
 */
record FileNode(Path path, FileType kind) {
    /**
     * Looks at a path without opening what is there: opening alone can do harm, to a watchdog or a tape.
     *
     * @param text what the user gave
     * @return what is there
     * @throws ImagingException if nothing is, or it can't be looked at
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

    /** {@return whether it lies among device nodes, where a file is there by mistake} */
    boolean isAmongDevices() {
        return isAmongDevices(path);
    }

    static boolean isAmongDevices(Path absolute) {
        return absolute.startsWith("/dev") && !absolute.startsWith("/dev/shm");
    }
}
