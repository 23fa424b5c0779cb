package org.tbimage.core.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.BlobMissingException;
import org.tbimage.store.BlobStore;
import org.tbimage.store.StoreProperties;

/** The properties of a store: the blob {@value #KEY} beside the folders of the boxes. */
record PackProperties(BlobStore blobs) implements StoreProperties {
    private static final String KEY = "tbimage.json";

    @Override
    public String file() {
        return blobs.location() + "/" + KEY;
    }

    @Override
    public Optional<ByteBuffer> get() throws IOException {
        try (InputStream stream = blobs.stream(KEY)) {
            byte[] content = stream.readNBytes(MAX_BYTES + 1);
            if (content.length > MAX_BYTES) {
                throw new ImagingException(
                        Problem.BAD_SETTING,
                        file() + " has more than " + MAX_BYTES + " bytes: it is not the settings of a store",
                        "see what it is, and remove it");
            }
            return Optional.of(ByteBuffer.wrap(content));
        } catch (BlobMissingException e) {
            return Optional.empty();
        }
    }

    @Override
    public void put(ByteBuffer content) throws IOException {
        if (content.remaining() > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "the properties of a store have " + content.remaining() + " bytes; they have at most " + MAX_BYTES);
        }
        blobs.put(KEY, content);
    }
}
