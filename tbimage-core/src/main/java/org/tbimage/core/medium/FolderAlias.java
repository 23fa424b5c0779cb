package org.tbimage.core.medium;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Symbolic links as second names. */
final class FolderAlias {
    private FolderAlias() {}

    /** Whether the file system has such links; if so, {@code alias} now leads to {@code target} beside it. */
    static boolean set(Path alias, Path target) throws IOException {
        Path fresh = Folder.unique(alias);
        try {
            Files.createSymbolicLink(fresh, target.getFileName());
        } catch (UnsupportedOperationException | FileSystemException e) {
            if (Files.isWritable(Folder.above(alias))) {
                return false; // such as FAT, or a server that was told to have none
            }
            throw e;
        }
        try {
            keepOld(alias);
            Folder.replace(fresh, alias);
        } finally {
            Files.deleteIfExists(fresh);
        }
        return true;
    }

    /** What another tool put there is somebody's image: it gets another name, and no name that is taken. */
    private static void keepOld(Path alias) throws IOException {
        if (!Folder.exists(alias) || Files.isSymbolicLink(alias)) {
            return;
        }
        Path kept = alias.resolveSibling(alias.getFileName() + ".old");
        for (int number = 2; Folder.exists(kept); number++) {
            kept = alias.resolveSibling(alias.getFileName() + ".old-" + number);
        }
        Files.move(alias, kept, StandardCopyOption.ATOMIC_MOVE);
    }
}
