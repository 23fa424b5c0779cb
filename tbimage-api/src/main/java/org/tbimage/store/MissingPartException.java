package org.tbimage.store;

import org.jspecify.annotations.Nullable;

/** A pack or a chunk table of an image is missing. Perhaps the image was removed a moment ago; perhaps it is damaged. */
public final class MissingPartException extends DamagedImageException {
    private static final long serialVersionUID = 1L;

    /**
     * Names the part.
     *
     * @param file key of the chunk table or pack, with its store
     * @param what what is missing, in a few words
     * @param cause what the blob store reported, or null
     */
    public MissingPartException(String file, String what, @Nullable Throwable cause) {
        super(file, UNKNOWN, "", UNKNOWN, what, cause);
    }
}
