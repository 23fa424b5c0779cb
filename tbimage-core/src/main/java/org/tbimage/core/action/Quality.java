package org.tbimage.core.action;

import java.io.IOException;
import java.util.Locale;
import org.tbimage.store.ImageStore;
import org.tbimage.value.ImageRef;

/** How much of a disk can be restored from an image, worst first, judged by its manifest and the lengths of its parts. */
enum Quality {
    /** Its manifest can't be read, or a part is cut or missing. */
    DAMAGED,
    /** Some of the disk could not be read when it was made. */
    DEGRADED,
    /** All of the disk. */
    GOOD;

    /** An image that can not be examined, for whatever reason, does not count as good. */
    static Quality of(ImageStore store, ImageRef ref) {
        try {
            return store.examine(ref).degraded() ? DEGRADED : GOOD;
        } catch (IOException e) {
            return DAMAGED;
        }
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
