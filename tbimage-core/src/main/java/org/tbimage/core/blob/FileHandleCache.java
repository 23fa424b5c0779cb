package org.tbimage.core.blob;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tbimage.core.file.PositionalFile;

/**
 * Keeps files open between reads. Opening a file for each frame would cost a network file system a round trip and its
 * read-ahead. A replaced file is detected by its inode number, which cannot be reused while the file is open.
 */
final class FileHandleCache implements Closeable {
    private static final int MAX_OPEN = 16;

    private final Map<Path, Entry> byPath = new LinkedHashMap<>(MAX_OPEN, 0.75f, true);
    private boolean closed;

    private record Entry(PositionalFile file, @Nullable Object identity) {}

    /** Reads from a file until {@code target} is full. */
    void read(Path path, long offset, ByteBuffer target) throws IOException {
        int start = target.position();
        while (true) {
            try {
                file(path).read(offset, target);
                return;
            } catch (ClosedChannelException e) {
                // another thread evicted the file between lookup and read
                target.position(start);
            }
        }
    }

    private synchronized PositionalFile file(Path path) throws IOException {
        if (closed) {
            throw new IOException("the store is closed");
        }
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        DirectoryOperations.requireFile(path, attributes);
        Object identity = attributes.fileKey();
        Entry known = byPath.get(path);
        if (known != null && Objects.equals(known.identity, identity)) {
            return known.file;
        }
        forget(path);
        if (byPath.size() == MAX_OPEN) {
            forget(byPath.keySet().iterator().next());
        }
        PositionalFile file = PositionalFile.open(path, StandardOpenOption.READ);
        byPath.put(path, new Entry(file, identity));
        return file;
    }

    /** Closes a file, so that deleting it frees its space. */
    synchronized void forget(Path path) throws IOException {
        Entry known = byPath.remove(path);
        if (known != null) {
            known.file.close();
        }
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        while (!byPath.isEmpty()) {
            forget(byPath.keySet().iterator().next());
        }
    }
}
