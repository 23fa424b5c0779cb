package org.tbimage.core.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tbimage.core.file.PathFault;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.value.Printable;
import org.tbimage.value.ShellWord;

/** Says why a path can't be taken for a device, so that a mistyped name never becomes a file in {@code /dev}. */
final class UnsuitablePath {
    // stat(2): the kind of a file within st_mode
    private static final int KIND = 0170000;
    private static final int BLOCK = 0060000;
    private static final int CHARACTER = 0020000;
    private static final int DIRECTORY = 0040000;
    private static final int REGULAR = 0100000;

    private UnsuitablePath() {}

    static ImagingException explain(String text, boolean opensBlockDevices) throws IOException {
        Path path = Settings.parse("device", text, Path::of);
        String shown = Printable.of(text);
        if (!Files.exists(path)) {
            return missing(path, shown);
        }
        int kind = (Integer) Files.getAttribute(path, "unix:mode") & KIND;
        if (kind == BLOCK && !opensBlockDevices) {
            return new ImagingException(
                    Problem.UNKNOWN_PROVIDER,
                    shown + " is a block device, and nothing here opens those",
                    "add the artifact org.tbimage:tbimage-linux");
        }
        return new ImagingException(
                Problem.NOT_A_BLOCK_DEVICE,
                shown + " is " + describe(kind) + ", not a block device",
                kind == REGULAR
                        ? "if this file is meant, name it file:" + shown
                                + "; if a disk is meant, something made a file in its place"
                        : "name a block device, such as /dev/sda, or a regular file");
    }

    private static ImagingException missing(Path path, String shown) {
        PathFault fault = PathFault.of(path).orElse(new PathFault(path, PathFault.Kind.MISSING));
        String place = Printable.of(fault.path().toString());
        return switch (fault.kind()) {
            case DENIED ->
                new ImagingException(
                        Problem.NO_PERMISSION,
                        shown + ": permission denied in the folder " + place,
                        "run as root, or as a user who may use this folder");
            case MISSING ->
                fault.path().equals(path.toAbsolutePath().normalize())
                        ? noDevice(shown + ": there is no such device or file", "check the name")
                        : noDevice(
                                shown + ": there is no folder " + place,
                                "check the name, or make the folder: mkdir -p " + folderOf(path));
            case NOT_A_FOLDER, DEAD_LINK -> noDevice(shown + ": " + place + " " + fault.words(), "check the name");
        };
    }

    private static ImagingException noDevice(String message, String remedy) {
        return new ImagingException(Problem.NO_SUCH_DEVICE, message, remedy);
    }

    private static String folderOf(Path path) {
        return ShellWord.of(String.valueOf(path.toAbsolutePath().normalize().getParent()));
    }

    private static String describe(int kind) {
        return switch (kind) {
            case DIRECTORY -> "a directory";
            case CHARACTER -> "a character device";
            case REGULAR -> "a regular file";
            case BLOCK -> "a block device that no provider takes";
            default -> "a pipe or socket";
        };
    }
}
