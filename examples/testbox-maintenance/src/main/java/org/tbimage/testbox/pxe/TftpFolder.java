package org.tbimage.testbox.pxe;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.testbox.request.TftpLayout;

/**
 * The folder that the TFTP server gives out.
 *
 * @param root the folder itself
 * @param configurations the folders in it in which boxes look for their files: that of BIOS boxes first, then those of
 *     EFI boxes, as far as there are any
 */
public record TftpFolder(Path root, List<Path> configurations) {
    private static final String DEFAULT = "default";

    /** Keeps a copy. */
    public TftpFolder {
        configurations = List.copyOf(configurations);
    }

    /**
     * Checks that a folder is one that boxes boot from, so that a box finds what to do after its request is done, too.
     *
     * @param given the TFTP folder, or the folder {@code pxelinux.cfg} in it
     * @return the folder
     * @throws ImagingException if it is not
     * @throws IOException if it can't be read
     */
    public static TftpFolder open(Path given) throws IOException {
        Path root = root(given);
        List<Path> folders = new ArrayList<>();
        Path first = TftpLayout.configurations(root);
        requireDefault(first);
        folders.add(first);
        for (Path folder : TftpLayout.efiConfigurations(root)) {
            if (Files.isDirectory(folder) && isNew(folders, folder)) {
                requireDefault(folder);
                folders.add(folder);
            }
        }
        return new TftpFolder(root, folders);
    }

    private static Path root(Path given) throws IOException {
        Path folder = given.toAbsolutePath().normalize();
        if (isFile(folder.resolve(TftpLayout.PROGRAM))) {
            return folder;
        }
        Path parent = folder.getParent();
        if (parent != null
                && folder.endsWith(TftpLayout.CONFIGURATIONS)
                && isFile(parent.resolve(TftpLayout.PROGRAM))) {
            return parent;
        }
        throw new ImagingException(
                Problem.NO_SUCH_STORE,
                given + " is not a TFTP folder: it has no " + TftpLayout.PROGRAM,
                "mount the share, or give the folder with -c");
    }

    /** Whether there is a regular file; fails if this user may not look, which is not the same as that there is none. */
    private static boolean isFile(Path path) throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).isRegularFile();
        } catch (AccessDeniedException e) {
            throw e;
        } catch (FileSystemException e) {
            return false;
        }
    }

    /** One is often a link to the other. */
    private static boolean isNew(List<Path> folders, Path folder) throws IOException {
        for (Path other : folders) {
            if (Files.isSameFile(other, folder)) {
                return false;
            }
        }
        return true;
    }

    private static void requireDefault(Path folder) throws IOException {
        if (!isFile(folder.resolve(DEFAULT))) {
            throw new ImagingException(
                    Problem.NO_SUCH_STORE,
                    folder + " has no file '" + DEFAULT + "', so boxes would have nothing to boot from afterwards",
                    "make one with these lines: DEFAULT local-boot / LABEL local-boot / LOCALBOOT");
        }
    }

    /**
     * Checks that boxes will find what they are told to boot.
     *
     * @throws ImagingException if they won't
     */
    void requireBootFiles(PxeSettings settings, Path configuration) throws ImagingException {
        for (String file : List.of(settings.kernel(), settings.initrd())) {
            // with a colon it is on another server, or relative to what only the box knows
            if (file.indexOf(':') < 0 && !Files.isRegularFile(root.resolve(file.replaceFirst("^/+", "")))) {
                throw Refusal.of(root + " has no " + file, "copy it there, or correct " + configuration);
            }
        }
    }
}
