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
 * The PXE file that made this box start the service: the request. Until it is removed, every boot of the box runs it.
 *
 * @param path where it is
 * @param fingerprint its fingerprint when the service began
 * @param copies the same request in the folders for other firmware
 */
public record PxeFile(Path path, FileFingerprint fingerprint, List<PxeFile> copies) {
    /** Copies the list. */
    public PxeFile {
        copies = List.copyOf(copies);
    }

    /** The result of a removal. */
    public enum Removal {
        /** The file was removed. */
        REMOVED,
        /** Somebody else had already removed it. */
        GONE,
        /** Another file is in its place; it is a new request and is kept. */
        REPLACED
    }

    /** {@return whether there is a file of one of these names} */
    public static boolean exists(Path tftp, List<String> names) {
        return names.stream()
                .anyMatch(name ->
                        Files.isRegularFile(TftpLayout.configurations(tftp).resolve(name)));
    }

    /**
     * Finds the file that the box was booted by.
     *
     * @param tftp the root of the TFTP share
     * @param names its possible names, in the order in which the boot loader tries them
     * @return the file
     * @throws ServiceException if there is none; then the request could never be completed
     * @throws IOException if it can't be read
     */
    public static PxeFile find(Path tftp, List<String> names) throws IOException {
        Path folder = TftpLayout.configurations(tftp);
        for (String name : names) {
            Path path = folder.resolve(name);
            if (Files.isRegularFile(path)) {
                FileFingerprint fingerprint = FileFingerprint.of(path);
                return new PxeFile(path, fingerprint, copies(tftp, path, fingerprint));
            }
        }
        throw new ServiceException(
                ServiceProblem.NO_REQUEST,
                "this box has no PXE file in " + folder + ": " + String.join(" or ", names),
                "request an action with pxe-conf; without a PXE file the request could not be completed");
    }

    private static List<PxeFile> copies(Path tftp, Path file, FileFingerprint fingerprint) throws IOException {
        List<PxeFile> copies = new ArrayList<>();
        for (Path folder : TftpLayout.efiConfigurations(tftp)) {
            Path copy = folder.resolve(file.getFileName());
            if (Files.isRegularFile(copy) && !Files.isSameFile(copy, file)) {
                FileFingerprint other = FileFingerprint.of(copy);
                if (Arrays.equals(other.content(), fingerprint.content())) {
                    copies.add(new PxeFile(copy, other, List.of()));
                }
            }
        }
        return copies;
    }

    /** {@return whether this file can have booted the box: it names no action, or that of the command line} */
    public boolean agrees(KernelCommandLine commandLine) {
        List<String> named =
                KernelCommandLine.parse(PlainText.decode(fingerprint.content())).actions();
        return named.isEmpty() || commandLine.actions().stream().anyMatch(named::contains);
    }

    /**
     * Removes the file, unless it was replaced.
     *
     * @return the result
     * @throws IOException if it can't be removed
     */
    public Removal remove() throws IOException {
        if (!isSame(path)) {
            return Files.exists(path) ? Removal.REPLACED : Removal.GONE;
        }
        // Removes the copies first, so that no copy remains without its request.
        for (PxeFile copy : copies) {
            copy.remove();
        }
        // Renames the file and compares it again, so that a replacement between comparison and removal is not lost.
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
        return Files.isRegularFile(file) && fingerprint.equals(FileFingerprint.of(file));
    }

    private void putBack(Path aside) throws IOException {
        try {
            Files.move(aside, path);
        } catch (FileAlreadyExistsException e) {
            Files.delete(aside); // there is an even newer one
        }
    }
}
