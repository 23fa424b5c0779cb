package org.tbimage.core.blob;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.tbimage.store.BlobStore;

/** Hard links between the folders of a store. */
final class HardLink {
    /** Ext4 allows 65,000 names of a file. The rest is left to links that people and their tools make. */
    private static final int MOST_NAMES = 50_000;

    private HardLink() {}

    /**
     * Gives a file a second name. Only regular files are linked, since a symbolic link would point elsewhere from
     * another folder.
     */
    static BlobStore.Link make(Path file, Path second) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return BlobStore.Link.UNSUPPORTED;
        }
        if (names(file) >= MOST_NAMES) {
            return BlobStore.Link.UNSUPPORTED;
        }
        try {
            Files.createLink(second, file);
        } catch (FileAlreadyExistsException e) {
            // a repeated NFS request finds its own link
            return Files.isSameFile(file, second) ? made(second) : BlobStore.Link.TAKEN;
        } catch (NoSuchFileException | AccessDeniedException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            return BlobStore.Link.UNSUPPORTED; // another file system, too many links, or no hard links at all
        }
        return made(second);
    }

    /** How many names a file has; 1 where the file system does not tell. */
    private static int names(Path file) throws IOException {
        try {
            return Files.getAttribute(file, "unix:nlink") instanceof Integer count ? count : 1;
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            return 1;
        }
    }

    private static BlobStore.Link made(Path second) throws IOException {
        DirectoryOperations.force(DirectoryOperations.above(second));
        return BlobStore.Link.MADE;
    }
}
