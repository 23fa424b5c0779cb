package org.tbimage.core.store;

import java.nio.ByteBuffer;
import org.tbimage.store.BlobStore;

/** Takes bytes and keeps none, where only their digest is asked for. */
final class DiscardingSink implements BlobStore.Sink {
    @Override
    public void write(ByteBuffer bytes) {
        bytes.position(bytes.limit());
    }

    @Override
    public void commit() {
        throw new UnsupportedOperationException("nothing was kept");
    }

    @Override
    public void close() {
        // nothing is open
    }
}
