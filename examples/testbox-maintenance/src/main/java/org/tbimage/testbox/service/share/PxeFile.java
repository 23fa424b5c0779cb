package org.tbimage.testbox.service.share;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tbimage.testbox.failure.ServiceException;
import org.tbimage.testbox.failure.ServiceProblem;
import org.tbimage.testbox.file.PlainText;
import org.tbimage.testbox.request.TftpLayout;
import org.tbimage.testbox.service.boot.KernelCommandLine;

/**
 * The file that made this box start the service: the request. While it is there, the box does the same at each start.
 *
 * @param path where it is
 * @param print what was in it, and which file it was, when the service began
 * @param copies the same request in the folders of other firmware
 */
public record PxeFile(Path path, FilePrint print, List<PxeFile> copies) {
    /** Keeps a copy of the list. */
    public PxeFile {
        copies = List.copyOf(copies);
    }

    /** What became of a request that was to be removed. */
    public enum Removal {
        /** It is removed. */
        REMOVED,
        /** It was gone already: somebody took it back. */
        GONE,
        /** Another is in its place, which is kept, since it is a new request. */
        REPLACED
    }

    /** {@return whether there is one of these names} */
    public static boolean isThere(Path tftp, List<String> names) {
        return names.stream()
                .anyMatch(name ->
                        Files.isRegularFile(TftpLayout.configurations(tftp).resolve(name)));
    }

    /**
     * Finds the one that the box was started by.
     *
     * @param tftp root of the TFTP share
     * @param names names that it can have, in the order in which the boot loader looks for them
     * @return it
     * @throws ServiceException if there is none, so that what was asked for could never be ended
     * @throws IOException if it can't be read
     */
    public static PxeFile find(Path tftp, List<String> names) throws IOException {
        Path folder = TftpLayout.configurations(tftp);
        for (String name : names) {
            Path path = folder.resolve(name);
            if (Files.isRegularFile(path)) {
                FilePrint print = FilePrint.of(path);
                return new PxeFile(path, print, copies(tftp, path, print));
            }
        }
        throw new ServiceException(
                ServiceProblem.NO_REQUEST,
                "this box has no PXE file in " + folder + ": " + String.join(" or ", names),
                "ask for an action with pxe-conf; a box that was started otherwise could not end what it does");
    }

    private static List<PxeFile> copies(Path tftp, Path file, FilePrint print) throws IOException {
        List<PxeFile> copies = new ArrayList<>();
        for (Path folder : TftpLayout.efiConfigurations(tftp)) {
            Path copy = folder.resolve(file.getFileName());
            if (Files.isRegularFile(copy) && !Files.isSameFile(copy, file)) {
                FilePrint other = FilePrint.of(copy);
                if (Arrays.equals(other.content(), print.content())) {
                    copies.add(new PxeFile(copy, other, List.of()));
                }
            }
        }
        return copies;
    }

    /** {@return whether this file can have started the box: it names no action, or the one of the command line} */
    public boolean agrees(KernelCommandLine commandLine) {
        List<String> named =
                KernelCommandLine.parse(PlainText.decode(print.content())).actions();
        return named.isEmpty() || commandLine.actions().stream().anyMatch(named::contains);
    }

    /**
     * Removes it, if it is still the same.
     *
     * @return what became of it
     * @throws IOException if it can't be removed
     */
    public Removal remove() throws IOException {
        if (!isSame(path)) {
            return Files.exists(path) ? Removal.REPLACED : Removal.GONE;
        }
        // The copies first: were they left alone, a box with EFI would be started for a request that is no more.
        for (PxeFile copy : copies) {
            copy.remove();
        }
        // Moved away first and looked at again, so that nobody can put another in its place between look and removal.
        Path aside = path.resolveSibling("." + path.getFileName() + ".done");
        try {
            Files.deleteIfExists(aside);
            Files.move(path, aside);
        } catch (NoSuchFileException e) {
            return Removal.GONE;
        }
        if (!isSame(aside)) {
            putBack(aside);
            return Removal.REPLACED;
        }
        Files.delete(aside);
        return Removal.REMOVED;
    }

    private boolean isSame(Path file) throws IOException {
        return Files.isRegularFile(file) && print.equals(FilePrint.of(file));
    }

    private void putBack(Path aside) throws IOException {
        try {
            Files.move(aside, path);
        } catch (FileAlreadyExistsException e) {
            Files.delete(aside); // a still newer one is there
        }
    }
}
