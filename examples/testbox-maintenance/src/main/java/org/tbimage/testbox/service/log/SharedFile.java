package org.tbimage.testbox.service.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.tbimage.testbox.service.system.SmallFiles;

/**
 * A file that many boxes let grow. A local file system needs no more than one write for each line; over NFS each client
 * finds the end by itself, so two could write to one place: there a file beside it is made first, which only one can.
 */
final class SharedFile {
    private static final int MOST_MILLIS_BETWEEN = 50;

    /** So many times the patience with one owner is waited for all of them. */
    private static final int MOST_OWNERS = 30;

    private final AppendedFile file;
    private final Path lock;
    private final Duration patience;
    private final Duration most;

    /** {@code patience}: how long one and the same owner of the lock is waited for, before it is taken for dead. */
    SharedFile(Path path, Duration patience) {
        this(path, patience, patience.multipliedBy(MOST_OWNERS));
    }

    /** {@code most}: how long the lock is waited for, whoever owns it. */
    SharedFile(Path path, Duration patience, Duration most) {
        this.file = new AppendedFile(path);
        this.lock = path.resolveSibling(path.getFileName() + ".lock");
        this.patience = patience;
        this.most = most;
    }

    void append(String line) throws IOException {
        String ours = UUID.randomUUID().toString();
        acquire(ours);
        try {
            file.append(line);
        } finally {
            if (owner().equals(ours)) {
                Files.deleteIfExists(lock);
            }
        }
    }

    /** Returns without the lock where others take it without end: a torn line is better than a box that stands still. */
    private void acquire(String ours) throws IOException {
        String owner = "";
        long begun = System.nanoTime();
        long since = begun;
        while (System.nanoTime() - begun < most.toNanos() && !create(ours)) {
            // Clocks of box and server may differ, so only our own waiting tells that the owner is gone.
            String now = owner();
            if (!now.equals(owner)) {
                owner = now;
                since = System.nanoTime();
            } else if (System.nanoTime() - since > patience.toNanos()) {
                Files.deleteIfExists(lock);
            }
            pause();
        }
    }

    private boolean create(String ours) throws IOException {
        FileChannel made;
        try {
            made = FileChannel.open(lock, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            return false;
        }
        try (made) {
            ByteBuffer name = StandardCharsets.UTF_8.encode(ours);
            while (name.hasRemaining()) {
                made.write(name);
            }
            return true;
        } catch (IOException e) {
            Files.deleteIfExists(lock); // nobody else can have made it, and without a name in it all would wait for it
            throw e;
        }
    }

    private String owner() throws IOException {
        try {
            return SmallFiles.read(lock).orElse("");
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    private static void pause() {
        try {
            Thread.sleep(1 + ThreadLocalRandom.current().nextInt(MOST_MILLIS_BETWEEN));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
