package org.tbimage.core.powercut;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;

/** The real file system as one without hard links shows it: FAT, or a server that was told to have none. */
public final class LinklessProvider extends CutProvider {
    private final boolean symbolic;

    /** {@code symbolic} says whether it has symbolic links at least. */
    public LinklessProvider(Path root, boolean symbolic) throws IOException {
        super(new StableStorage(root), () -> {});
        this.symbolic = symbolic;
    }

    @Override
    public void createLink(Path link, Path existing) throws IOException {
        throw new FileSystemException(link.toString(), existing.toString(), "Operation not permitted");
    }

    @Override
    public void createSymbolicLink(Path link, Path target, FileAttribute<?>... attributes) throws IOException {
        if (!symbolic) {
            throw new FileSystemException(link.toString(), target.toString(), "Operation not permitted");
        }
        Files.createSymbolicLink(real(link), real(target), attributes);
    }
}
