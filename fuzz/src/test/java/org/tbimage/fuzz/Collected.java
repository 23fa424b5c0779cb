package org.tbimage.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.tbimage.store.BlobStore;

/** Keeps what is written. */
public final class Collected implements BlobStore.Sink {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public void write(ByteBuffer more) {
        byte[] copy = new byte[more.remaining()];
        more.get(copy);
        bytes.writeBytes(copy);
    }

    /** All of it. */
    public byte[] bytes() {
        return bytes.toByteArray();
    }

    @Override
    public void commit() {}

    @Override
    public void close() {}
}
