package org.tbimage.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.tbimage.store.BlobStore;
import org.tbimage.testkit.store.FilterBlobStore;

/** A medium that takes packs as fast as they come, and keeps only what it needs to publish an image. */
final class ForgetfulStore extends FilterBlobStore {
    private static final String PACK = ".raw.";

    ForgetfulStore(BlobStore kept) {
        super(kept);
    }

    @Override
    public Optional<Sink> create(String key, long expectedLength) throws IOException {
        return key.contains(PACK) ? Optional.of(new Nowhere()) : super.create(key, expectedLength);
    }

    private static final class Nowhere implements Sink {
        @Override
        public void write(ByteBuffer bytes) {
            bytes.position(bytes.limit());
        }

        @Override
        public void commit() {
            // nothing is there to become visible
        }

        @Override
        public void close() {
            // nothing is there to be discarded
        }
    }
}
