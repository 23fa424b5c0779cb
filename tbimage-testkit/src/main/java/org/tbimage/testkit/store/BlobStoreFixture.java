package org.tbimage.testkit.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.tbimage.store.BlobStore;

/** What the contract needs from a test of a blob store. */
public interface BlobStoreFixture {
    /**
     * Opens the blob store, empty at the first call of a test, and the same one at later calls of it.
     *
     * @return the blob store; the caller closes it
     * @throws IOException if it can't be opened
     */
    BlobStore open() throws IOException;

    /**
     * Opens another blob store, with little room. By default the test can not make one, and the tests that need it are skipped.
     *
     * @param bytes about how many bytes it has room for
     * @return the blob store, empty; the caller closes it
     * @throws IOException if it can't be opened
     */
    default Optional<BlobStore> openSmall(int bytes) throws IOException {
        return Optional.empty();
    }

    /**
     * Revokes the claim of a writer in the store, as happens to a writer that was suspended for hours. By default the test
     * can not do so, and the tests that need it are skipped.
     *
     * @param key the key that the writer claims
     * @return whether it was revoked
     * @throws IOException if that fails
     */
    default boolean revoke(String key) throws IOException {
        return false;
    }

    /**
     * Bytes of a text.
     *
     * @param text the text
     * @return its bytes
     */
    static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)).asReadOnlyBuffer();
    }

    /**
     * Reads a whole blob as text, by both ways there are.
     *
     * @param store where it lies
     * @param key its key
     * @return its text
     * @throws IOException if the blob store fails, or the ways differ
     */
    static String text(BlobStore store, String key) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) store.length(key).orElseThrow());
        store.read(key, 0, bytes);
        byte[] streamed;
        try (var stream = store.stream(key)) {
            streamed = stream.readAllBytes();
        }
        if (!ByteBuffer.wrap(streamed).equals(bytes.flip())) {
            throw new IOException(key + ": stream and read differ");
        }
        return new String(streamed, StandardCharsets.UTF_8);
    }
}
