package org.tbimage.store;

import org.jspecify.annotations.Nullable;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;

/** A blob can not be committed: another writer has its key, or the claim of this writer was revoked. */
public final class BlobConflictException extends ImagingException {
    private static final long serialVersionUID = 1L;

    /**
     * Names the blob.
     *
     * @param blob name of the blob with its store
     * @param what what happened, in a few words
     * @param remedy what the user can do next, one line
     * @param cause what the blob store reported, or null
     */
    public BlobConflictException(String blob, String what, String remedy, @Nullable Throwable cause) {
        super(Problem.STORE_CONFLICT, blob + ": " + what, remedy, cause);
    }
}
