package org.tbimage.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.Optional;
import java.util.Set;

/**
 * Writes to a blob store that takes blobs only whole: collects a blob in memory, and stores it by
 * {@link BlobStore#putIfAbsent} when it is committed. Its claim is known to this process alone. For blobs of less than 2 GiB.
 */
public final class BufferedSink implements BlobStore.Sink {
    private final BlobStore store;
    private final String key;
    private final Set<String> claims;
    private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
    private boolean open = true;

    private BufferedSink(BlobStore store, String key, Set<String> claims) {
        this.store = store;
        this.key = key;
        this.claims = claims;
    }

    /**
     * Claims a key, as {@link BlobStore#create} demands.
     *
     * @param store where the blob will lie
     * @param key its key
     * @param claims the claimed keys of the blob store, safe for many threads, such as {@code
     *     ConcurrentHashMap.newKeySet()}; changed only by this class
     * @return the writer, or empty if the key is taken, or claimed by another writer
     * @throws IOException if the blob store fails
     */
    public static Optional<BlobStore.Sink> claim(BlobStore store, String key, Set<String> claims) throws IOException {
        if (!claims.add(BlobKey.check(key))) {
            return Optional.empty();
        }
        BufferedSink sink = new BufferedSink(store, key, claims);
        try {
            if (store.length(key).isEmpty()) {
                return Optional.of(sink);
            }
        } catch (IOException | RuntimeException e) {
            sink.close();
            throw e;
        }
        sink.close();
        return Optional.empty();
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        checkOpen();
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        collected.writeBytes(copy);
    }

    @Override
    public void commit() throws IOException {
        checkOpen();
        boolean stored = store.putIfAbsent(key, ByteBuffer.wrap(collected.toByteArray()));
        close();
        if (!stored) {
            throw new BlobConflictException(key, "another writer was first", "try again", null);
        }
    }

    /** Always true while it is open: no other process can take the claim. */
    @Override
    public boolean isHeld() {
        return open;
    }

    @Override
    public void close() {
        if (open) {
            open = false;
            claims.remove(key);
        }
    }

    private void checkOpen() throws ClosedChannelException {
        if (!open) {
            throw new ClosedChannelException();
        }
    }
}
