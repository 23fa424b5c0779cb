package org.tbimage.core.store;

import java.nio.ByteBuffer;
import org.tbimage.store.BlobStore;

/** Discards what is written; used where only the digest of the bytes is wanted. */
final class DiscardingSink implements BlobStore.Sink {
    @Override
    public void write(ByteBuffer bytes) {
        bytes.position(bytes.limit());
    }

    @Override
    public void commit() {
        throw new IllegalStateException("only the digest of these bytes is wanted");
    }

    @Override
    public void close() {
        // nothing is open
    }
}
