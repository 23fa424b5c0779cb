package com.example.ram;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import org.tbimage.store.BlobConflictException;
import org.tbimage.store.BlobStore;

/** Collects a blob until it is committed. */
final class RamSink implements BlobStore.Sink {
    private final RamStore store;
    private final String key;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private boolean open = true;

    RamSink(RamStore store, String key) {
        this.store = store;
        this.key = key;
    }

    @Override public void write(ByteBuffer bytes) throws IOException {
        if (!open) throw new ClosedChannelException();
        while (bytes.hasRemaining()) written.write(bytes.get());
    }

    @Override public void commit() throws IOException {
        if (!open) throw new ClosedChannelException();
        boolean stored = store.putIfAbsent(key, ByteBuffer.wrap(written.toByteArray()));
        close();
        if (!stored) throw new BlobConflictException(key, "another writer has stored it", "run it again", null);
    }

    @Override public boolean isHeld() { return open; }

    @Override public void close() {
        if (open) store.claims().remove(key);
        open = false;
    }
}
