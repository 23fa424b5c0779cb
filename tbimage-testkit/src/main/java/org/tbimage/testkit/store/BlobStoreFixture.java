package org.tbimage.testkit.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.tbimage.store.BlobStore;

/** What the contract needs from a test of a medium. */
public interface BlobStoreFixture {
    /**
     * Opens the medium, empty at the first call of a test, and the same one at later calls of it.
     *
     * @return the medium; whoever asked closes it
     * @throws IOException if it can't be opened
     */
    BlobStore open() throws IOException;

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
     * @throws IOException if the medium fails, or the ways differ
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
