package org.tbimage.core.medium;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tbimage.core.file.PositionalFile;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.BlobStore;

/** Writes a blob into a hidden file, which gets its name only when all of it is on stable storage. */
final class DirectorySink implements BlobStore.Sink {
    private final Path temporary;
    private final Path target;
    private final PositionalFile file;
    private final WriteBehind behind;
    private long length;
    private boolean open = true;

    DirectorySink(Path temporary, Path target, PositionalFile file) {
        this.temporary = temporary;
        this.target = target;
        this.file = file;
        this.behind = new WriteBehind(file::force);
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        checkOpen();
        int count = bytes.remaining();
        try {
            file.write(length, bytes);
            behind.written(count);
        } catch (IOException e) {
            throw FolderProblems.ofWriting(target, e);
        }
        length += count;
    }

    @Override
    public void commit() throws IOException {
        if (!commitUnlessTaken()) {
            throw new ImagingException(
                    Problem.STORE_FAILED, target + ": another writer was quicker", "see what wrote it, and try again");
        }
    }

    /** Like {@link #commit}, but tells where the name is taken. */
    boolean commitUnlessTaken() throws IOException {
        checkOpen();
        try (this) {
            settle();
            return Folder.publish(temporary, target);
        } catch (IOException e) {
            throw FolderProblems.ofWriting(target, e);
        }
    }

    /** Commits in place of what has the name. */
    void commitOver() throws IOException {
        checkOpen();
        try (this) {
            settle();
            Folder.replace(temporary, target);
        } catch (IOException e) {
            throw FolderProblems.ofWriting(target, e);
        }
    }

    /** A network file system may report only at the end, by either call, that it had no space for what was written. */
    private void settle() throws IOException {
        behind.await();
        file.force();
        file.close();
    }

    @Override
    public void close() throws IOException {
        if (open) {
            open = false;
            try (file) {
                Files.deleteIfExists(temporary);
            }
        }
    }

    private void checkOpen() throws ClosedChannelException {
        if (!open) {
            throw new ClosedChannelException();
        }
    }
}
