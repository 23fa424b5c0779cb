package org.tbimage.store;

import org.jspecify.annotations.Nullable;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;

/** A blob is not there. */
public final class BlobMissingException extends ImagingException {
    private static final long serialVersionUID = 1L;

    private final String key;

    /**
     * Names the blob.
     *
     * @param location where the blob store is
     * @param key the key
     * @param cause the cause, or null
     */
    public BlobMissingException(String location, String key, @Nullable Throwable cause) {
        super(Problem.NO_SUCH_IMAGE, location + ": there is no '" + key + "'", "", cause);
        this.key = key;
    }

    /** {@return the key} */
    public String key() {
        return key;
    }
}
