package org.tbimage.core.blob;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tbimage.core.file.PositionalFile;
import org.tbimage.store.BlobConflictException;
import org.tbimage.store.BlobStore;

/** Writes a blob to a hidden file. The file gets its name only after all its bytes are durable. */
final class DirectorySink implements BlobStore.Sink {
    private final Path temporary;
    private final Path target;
    private final PositionalFile file;
    private final @Nullable Object identity;
    private final WriteBehind behind;
    private long length;
    private boolean open = true;

    private DirectorySink(Path temporary, Path target, PositionalFile file) throws IOException {
        this.temporary = temporary;
        this.target = target;
        this.file = file;
        this.identity = DirectoryOperations.identity(temporary);
        this.behind = new WriteBehind(file::force);
    }

    /** Creates a hidden file; throws if it exists. */
    static DirectorySink begin(Path temporary, Path target) throws IOException {
        PositionalFile file = PositionalFile.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            return new DirectorySink(temporary, target, file);
        } catch (IOException e) {
            try (file) {
                throw e;
            }
        }
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        checkOpen();
        int count = bytes.remaining();
        try {
            file.write(length, bytes);
            behind.written(count);
        } catch (IOException e) {
            throw DirectoryErrors.ofWriting(target, e);
        }
        length += count;
    }

    @Override
    public void commit() throws IOException {
        if (!commitUnlessTaken()) {
            throw new BlobConflictException(
                    target.toString(), "another writer was first", "see what wrote it, and try again", null);
        }
    }

    /** Like {@link #commit}, but returns false if the name is taken. */
    boolean commitUnlessTaken() throws IOException {
        checkOpen();
        try (this) {
            settle();
            return DirectoryOperations.publish(temporary, target);
        } catch (NoSuchFileException e) {
            throw new BlobConflictException(
                    target.toString(),
                    "its unfinished file was removed, since nothing was written to it for hours",
                    "run it again; was this machine asleep, or the disk very slow?",
                    e);
        } catch (IOException e) {
            throw DirectoryErrors.ofWriting(target, e);
        }
    }

    /** Commits, and replaces a blob with the same name. */
    void commitOver() throws IOException {
        checkOpen();
        try (this) {
            settle();
            DirectoryOperations.replace(temporary, target);
        } catch (IOException e) {
            throw DirectoryErrors.ofWriting(target, e);
        }
    }

    /** Makes all bytes durable. A network file system may report a full disk only here, when flushing or closing. */
    private void settle() throws IOException {
        behind.await();
        file.force();
        if (!isOurs()) {
            throw new BlobConflictException(
                    target.toString(),
                    "its unfinished file was removed, since nothing was written to it for hours",
                    "run it again; was this machine asleep, or the disk very slow?",
                    null);
        }
        file.close();
    }

    @Override
    public boolean isHeld() throws IOException {
        return open && isOurs();
    }

    /** Sets the modification time of the hidden file, by the clock of the file server. */
    @Override
    public void renew() throws IOException {
        try {
            if (hasItsName()) {
                Files.setLastModifiedTime(temporary, AbandonedFiles.now(DirectoryOperations.above(temporary)));
            }
        } catch (NoSuchFileException e) {
            // the file has become the blob, or is lost: commit reports it
        } catch (IOException e) {
            throw DirectoryErrors.ofWriting(target, e);
        }
    }

    /**
     * Whether the hidden file is still the one that this writer created. A writer that was suspended for hours may have
     * lost it. Another writer may then have created a file with the same name, which must be neither published half
     * written nor removed.
     *
     * <p>An NFS client caches names for a while, but asks the server when a file is opened. The server may have reused
     * the inode number of our file. Asking our open file for its size fails then.
     */
    private boolean isOurs() throws IOException {
        try {
            if (!hasItsName()) {
                return false; // opening a pipe would block
            }
            PositionalFile.open(temporary, StandardOpenOption.READ).close();
            if (file.isOpen()) {
                file.size();
            }
            return hasItsName();
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private boolean hasItsName() throws IOException {
        return Objects.equals(identity, DirectoryOperations.identity(temporary));
    }

    @Override
    public void close() throws IOException {
        if (open) {
            open = false;
            try (file) {
                if (isOurs()) {
                    Files.deleteIfExists(temporary);
                }
            }
        }
    }

    private void checkOpen() throws ClosedChannelException {
        if (!open) {
            throw new ClosedChannelException();
        }
    }
}
