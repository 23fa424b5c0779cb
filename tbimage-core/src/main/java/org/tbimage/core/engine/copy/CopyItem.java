package org.tbimage.core.engine.copy;

import java.io.IOException;
import org.tbimage.store.ImageStore;
import org.tbimage.value.ImageRef;

/**
 * An image that is to be copied.
 *
 * @param ref which one
 * @param size size of its disk, in bytes; 0 if its manifest can't be read, which is reported when it is opened
 */
record CopyItem(ImageRef ref, long size) {
    static CopyItem of(ImageStore store, ImageRef ref) {
        try {
            return new CopyItem(ref, store.info(ref).draft().geometry().size());
        } catch (IOException e) {
            return new CopyItem(ref, 0);
        }
    }
}
