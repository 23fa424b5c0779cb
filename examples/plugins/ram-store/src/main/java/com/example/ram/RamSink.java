package com.example.ram;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import org.tbimage.store.BlobConflictException;
import org.tbimage.store.BlobStore;

/** Collects a blob until it is committed. It is open as long as it has the claim. */
record RamSink(RamStore store, String key, ByteArrayOutputStream written) implements BlobStore.Sink {
    @Override public boolean isHeld() { return store.claims().get(key) == this; }
    @Override public void close() { store.claims().remove(key, this); }

    @Override public void write(ByteBuffer bytes) throws IOException {
        if (!isHeld()) throw new ClosedChannelException();
        while (bytes.hasRemaining()) written.write(bytes.get());
    }

    @Override public void commit() throws IOException {
        if (!isHeld()) throw new ClosedChannelException();
        boolean stored = store.putIfAbsent(key, ByteBuffer.wrap(written.toByteArray()));
        close();
        if (!stored) throw new BlobConflictException(key, "another writer has stored it", "run it again", null);
    }
}
