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
import org.tbimage.testbox.failure.BadSetting;
import org.tbimage.testbox.request.TftpLayout;

/**
 * The folder that the TFTP server serves.
 *
 * @param root the folder
 * @param configurations the folders in it that contain the files of boxes: for BIOS first, then for EFI, if there are any
 */
public record TftpFolder(Path root, List<Path> configurations) {
    private static final String DEFAULT = "default";

    /** Copies the list. */
    public TftpFolder {
        configurations = List.copyOf(configurations);
    }

    /**
     * Opens a folder and checks that boxes can boot from it, also after their request is done.
     *
     * @param given the TFTP folder, or the folder {@code pxelinux.cfg} in it
     * @return the folder
     * @throws ImagingException if it is not such a folder
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

    /** Returns whether there is a regular file; fails if this user may not examine it. */
    private static boolean isFile(Path path) throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).isRegularFile();
        } catch (AccessDeniedException e) {
            throw e;
        } catch (FileSystemException e) {
            return false;
        }
    }

    /** One folder is often a link to another. */
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
                    folder + " has no file '" + DEFAULT + "', so boxes could not boot after their request",
                    "create it with these lines: DEFAULT local-boot / LABEL local-boot / LOCALBOOT");
        }
    }

    /**
     * Checks that kernel and initial file system exist.
     *
     * @throws ImagingException if one is missing
     */
    void requireBootFiles(PxeSettings settings, Path configuration) throws ImagingException {
        for (String file : List.of(settings.kernel(), settings.initrd())) {
            // a path with a colon is on another server, or relative to a folder that only the box knows
            if (file.indexOf(':') < 0 && !Files.isRegularFile(root.resolve(file.replaceFirst("^/+", "")))) {
                throw BadSetting.of(root + " has no " + file, "copy it there, or correct " + configuration);
            }
        }
    }
}
