package org.tbimage.core.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Consumer;
import org.tbimage.store.BlobStore;

/** Gives the content of a blob a second key: by a link where the blob store can, else by copying its bytes. */
final class BlobCopy {
    private static final int BUFFER = 1 << 20;

    private BlobCopy() {}

    /**
     * Makes the second key.
     *
     * @param made is given the second key as soon as it may be seen, also where a failure follows
     * @return false if another blob has the second key, or another writer claims it
     */
    static boolean make(BlobStore blobs, String key, String second, Consumer<String> made) throws IOException {
        return switch (blobs.link(key, second)) {
            case MADE -> {
                made.accept(second);
                yield true;
            }
            case TAKEN -> false;
            case UNSUPPORTED -> copy(blobs, key, second, made);
        };
    }

    private static boolean copy(BlobStore blobs, String key, String second, Consumer<String> made) throws IOException {
        Optional<BlobStore.Sink> created =
                blobs.create(second, blobs.length(key).orElse(BlobStore.UNKNOWN_LENGTH));
        if (created.isEmpty()) {
            return false;
        }
        try (BlobStore.Sink sink = created.get();
                InputStream bytes = blobs.stream(key)) {
            byte[] buffer = new byte[BUFFER];
            for (int n = bytes.read(buffer); n >= 0; n = bytes.read(buffer)) {
                sink.write(ByteBuffer.wrap(buffer, 0, n));
            }
            made.accept(second);
            sink.commit();
        }
        return true;
    }
}
