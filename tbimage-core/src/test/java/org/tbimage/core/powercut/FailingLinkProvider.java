package org.tbimage.core.powercut;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The real file system, where the first hard link fails: the server did not answer in time. */
public final class FailingLinkProvider extends CutProvider {
    private final boolean made;
    private boolean failed;

    /** {@code made} says whether the first link is made all the same, so that only the answer is lost. */
    public FailingLinkProvider(Path root, boolean made) throws IOException {
        super(new StableStorage(root), () -> {});
        this.made = made;
    }

    @Override
    public void createLink(Path link, Path existing) throws IOException {
        boolean first = !failed;
        failed = true;
        if (!first || made) {
            Files.createLink(real(link), real(existing));
        }
        if (first) {
            throw new FileSystemException(link.toString(), existing.toString(), "Input/output error");
        }
    }
}
