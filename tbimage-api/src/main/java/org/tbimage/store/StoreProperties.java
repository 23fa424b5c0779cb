package org.tbimage.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * One small text of an {@link ImageStore}, for what all its users agree on, such as how many images are kept. It is kept beside
 * the images, so that it needs no configuration on a box. Safe for many threads.
 */
public interface StoreProperties {
    /** Longest text, in bytes. */
    int MAX_BYTES = 64 << 10;

    /** {@return its name as the store shows it, for messages} */
    String file();

    /**
     * Reads the text.
     *
     * @return its bytes, or empty if there is none
     * @throws org.tbimage.problem.ImagingException with {@link org.tbimage.problem.Problem#BAD_SETTING} if it is longer than
     *     {@value #MAX_BYTES} bytes
     * @throws IOException if the blob store fails
     */
    Optional<ByteBuffer> get() throws IOException;

    /**
     * Stores a text in place of the one before. Readers see the old one or the new one, whole. May be repeated after a failure.
     *
     * @param content its bytes, at most {@value #MAX_BYTES}; left as it was
     * @throws IllegalArgumentException if it is longer
     * @throws IOException if the blob store fails
     */
    void put(ByteBuffer content) throws IOException;
}
