package org.tbimage.core.blob;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.tbimage.core.file.FileErrors;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.value.ShellWord;

/** Translates failures of a directory into exceptions with a kind and a remedy. */
final class DirectoryErrors {
    /**
     * If less space than this is left, a failed write is reported as a full store, whatever the language of the error
     * message.
     */
    private static final long NEXT_TO_NOTHING = 64 << 10;

    private DirectoryErrors() {}

    /** A step that accesses a folder and returns a result. */
    interface Step<T> {
        T take() throws IOException;
    }

    /** Reads, lists or removes something, and translates failures. */
    static <T> T reading(Path path, Step<T> step) throws IOException {
        return reading(path.toString(), step);
    }

    /** Like {@link #reading(Path, Step)}; {@code what} is the file and the offset in it. */
    static <T> T reading(String what, Step<T> step) throws IOException {
        try {
            return step.take();
        } catch (IOException e) {
            throw of(what, e);
        }
    }

    /** Describes an offset in a file. */
    static String place(Path path, long offset) {
        return path + " at byte " + offset;
    }

    /** Writes something, and translates failures. */
    static <T> T writing(Path path, Step<T> step) throws IOException {
        try {
            return step.take();
        } catch (IOException e) {
            throw ofWriting(path, e);
        }
    }

    /** Translates a failure to read, list or remove. The end of a blob is not a failure of the directory. */
    static IOException of(String what, IOException e) {
        if (e instanceof ImagingException || e instanceof ClosedChannelException || e instanceof EOFException) {
            return e;
        }
        String file = atFault(what, e);
        String reason = FileErrors.reason(e);
        if (isRefused(e, reason)) {
            return noPermission(file, reason, e);
        }
        String remedy = reason.contains("Read-only file system")
                ? "mount the store so that it can be written (mount -o remount,rw)"
                : "look at the kernel log (dmesg) of this machine and of the server of the store";
        return new ImagingException(Problem.STORE_FAILED, file + ": " + reason, remedy, e);
    }

    private static boolean isRefused(IOException e, String reason) {
        return e instanceof AccessDeniedException || reason.contains("Operation not permitted");
    }

    /**
     * The file that the system named, which may lie deeper than the one that was asked for. An offset in the same file
     * is kept.
     */
    private static String atFault(String what, IOException e) {
        return FileErrors.file(e)
                .filter(file -> !what.startsWith(file + " at byte"))
                .orElse(what);
    }

    /** Translates a failure to write, which may mean that the store is full. */
    static IOException ofWriting(Path path, IOException e) {
        String reason = FileErrors.reason(e);
        if (isRefused(e, reason)) {
            return of(path.toString(), e);
        }
        boolean quota = reason.toLowerCase(Locale.ROOT).contains("quota exceeded");
        if (quota || reason.contains("No space left on device") || nothingLeft(path)) {
            return new ImagingException(
                    Problem.STORE_FULL,
                    path + ": " + (quota ? "the quota of the store is used up" : "the store is full"),
                    "delete images that are not needed, or give the store more space; see df -h "
                            + ShellWord.of(String.valueOf(path.getParent())),
                    e);
        }
        return of(path.toString(), e);
    }

    private static ImagingException noPermission(String what, String reason, IOException e) {
        return new ImagingException(
                Problem.NO_PERMISSION,
                what + ": " + reason,
                "run as root, or as the owner of the store; on NFS see root_squash in the server's exports",
                e);
    }

    private static boolean nothingLeft(Path path) {
        try {
            Path folder = path.toAbsolutePath().getParent();
            return folder != null && Files.getFileStore(folder).getUsableSpace() < NEXT_TO_NOTHING;
        } catch (IOException e) {
            return false; // report the failure of the write itself
        }
    }
}
