package org.tbimage.core.blob;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import org.tbimage.store.BlobConflictException;
import org.tbimage.store.BlobStore;

/** Collects a blob in memory. */
final class MemorySink implements BlobStore.Sink {
    private final MemoryBlobStore.Content content;
    private final String key;
    private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();
    private boolean open = true;

    MemorySink(MemoryBlobStore.Content content, String key) {
        this.content = content;
        this.key = key;
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        checkOpen();
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        gathered.writeBytes(copy);
    }

    @Override
    public void commit() throws IOException {
        checkOpen();
        boolean stored = content.blobs().putIfAbsent(key, new MemoryBlobStore.Blob(gathered.toByteArray())) == null;
        close();
        if (!stored) {
            throw new BlobConflictException(key, "another writer was first", "try again", null);
        }
    }

    /** Always true: no other process can take the claim. */
    @Override
    public boolean isHeld() {
        return open;
    }

    @Override
    public void close() {
        if (open) {
            open = false;
            content.claims().remove(key);
        }
    }

    private void checkOpen() throws ClosedChannelException {
        if (!open) {
            throw new ClosedChannelException();
        }
    }
}
