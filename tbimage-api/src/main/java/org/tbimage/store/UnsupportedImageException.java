package org.tbimage.store;

import org.jspecify.annotations.Nullable;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;

/** An image needs something that this program does not support. Nothing says that it is damaged. */
public final class UnsupportedImageException extends ImagingException {
    private static final long serialVersionUID = 1L;

    private final String file;

    /**
     * Names file, feature and a way out.
     *
     * @param file key of the manifest, chunk table or pack
     * @param feature what is not supported, in a few words; with both numbers where a limit is exceeded
     * @param remedy what the user can do next, one line
     * @param cause what brought it about, or null
     */
    public UnsupportedImageException(String file, String feature, String remedy, @Nullable Throwable cause) {
        super(Problem.IMAGE_UNSUPPORTED, file + ": " + feature, remedy, cause);
        this.file = file;
    }

    /** {@return key of the manifest, chunk table or pack} */
    public String file() {
        return file;
    }
}
