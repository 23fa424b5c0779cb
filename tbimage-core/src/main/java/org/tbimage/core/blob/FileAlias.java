package org.tbimage.core.blob;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.tbimage.store.BlobKey;

/**
 * Second names of files in the same folder: hard links, since the zstd tool rejects symbolic links. On a file system
 * without hard links they are symbolic links.
 */
final class FileAlias {
    private FileAlias() {}

    /**
     * Makes {@code alias} a second name of {@code target} in the same folder; returns false if the file system has no
     * links.
     */
    static boolean set(Path alias, Path target) throws IOException {
        Path fresh = DirectoryOperations.unique(alias);
        if (!link(fresh, target)) {
            return false;
        }
        try {
            keepOld(alias);
            DirectoryOperations.replace(fresh, alias);
        } finally {
            Files.deleteIfExists(fresh); // left over if both names belong to one file, since renaming does nothing then
        }
        return true;
    }

    private static boolean link(Path fresh, Path target) throws IOException {
        try {
            Files.createLink(fresh, target);
            return true;
        } catch (UnsupportedOperationException | FileSystemException e) {
            return linkSymbolically(fresh, target);
        }
    }

    private static boolean linkSymbolically(Path fresh, Path target) throws IOException {
        try {
            Files.createSymbolicLink(fresh, target.getFileName());
            return true;
        } catch (UnsupportedOperationException | FileSystemException e) {
            if (Files.isWritable(DirectoryOperations.above(fresh))) {
                return false; // no links, as on FAT or some file servers
            }
            throw e;
        }
    }

    /**
     * Whether the name can be removed without losing content: it is a link, or the file has another name in the folder.
     */
    static boolean is(Path path) throws IOException {
        if (Files.isSymbolicLink(path)) {
            return true;
        }
        if (!Files.isRegularFile(path) || (Integer) Files.getAttribute(path, "unix:nlink") < 2) {
            return false;
        }
        try (DirectoryStream<Path> others = Files.newDirectoryStream(DirectoryOperations.above(path))) {
            for (Path other : others) {
                boolean blob = BlobKey.isPart(String.valueOf(other.getFileName()))
                        && Files.isRegularFile(other, LinkOption.NOFOLLOW_LINKS);
                if (blob && !other.equals(path) && Files.isSameFile(other, path)) {
                    return true;
                }
            }
            return false;
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    /** Whether both names belong to one file. */
    static boolean isSame(Path one, Path other) throws IOException {
        try {
            return Files.isSameFile(one, other);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Keeps a file of another tool under a free name, since it may be the only copy of an image. */
    private static void keepOld(Path alias) throws IOException {
        if (!DirectoryOperations.exists(alias) || is(alias)) {
            return;
        }
        Path kept = alias.resolveSibling(alias.getFileName() + ".old");
        for (int number = 2; DirectoryOperations.exists(kept); number++) {
            kept = alias.resolveSibling(alias.getFileName() + ".old-" + number);
        }
        keep(alias, kept);
    }

    private static void keep(Path alias, Path kept) throws IOException {
        try {
            Files.createLink(kept, alias); // a hard link, so that a file of the stable name exists at any moment
        } catch (UnsupportedOperationException | FileSystemException e) {
            Files.move(alias, kept, StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
