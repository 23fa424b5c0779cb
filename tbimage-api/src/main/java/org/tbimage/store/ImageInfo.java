package org.tbimage.store;

import java.time.Duration;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageRef;

/**
 * The manifest of a published image.
 *
 * @param draft what was known before its first chunk
 * @param generation which of the disk's images
 * @param stats what was found
 * @param took how long the backup took
 */
public record ImageInfo(ImageDraft draft, Generation generation, ImageStats stats, Duration took) {
    /** {@return which image it is} */
    public ImageRef ref() {
        return new ImageRef(draft.name(), generation);
    }

    /** {@return whether some bytes of the disk could not be read, and zeros stand in for them} */
    public boolean degraded() {
        return stats.unreadableBytes() > 0;
    }
}
