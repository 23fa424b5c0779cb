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
 * Second names of files: hard links, since zstd takes no symbolic ones; symbolic ones where the file system has no
 * others.
 */
final class FileAlias {
    private FileAlias() {}

    /** Whether the file system has links; if so, {@code alias} now leads to {@code target} beside it. */
    static boolean set(Path alias, Path target) throws IOException {
        Path fresh = DirectoryOperations.unique(alias);
        if (!link(fresh, target)) {
            return false;
        }
        try {
            keepOld(alias);
            DirectoryOperations.replace(fresh, alias);
        } finally {
            Files.deleteIfExists(fresh); // still there if both are names of one file, which makes renaming a no-op
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
                return false; // such as FAT, or a server that was told to have none
            }
            throw e;
        }
    }

    /** Whether nothing is lost with this name, because it is a link or the file has another name in the folder. */
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

    /** Whether both are names of one file. */
    static boolean isSame(Path one, Path other) throws IOException {
        try {
            return Files.isSameFile(one, other);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** What another tool put there is somebody's image: it gets another name, and no name that is taken. */
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
            Files.createLink(kept, alias); // so that at any moment there is a file of the stable name
        } catch (UnsupportedOperationException | FileSystemException e) {
            Files.move(alias, kept, StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
