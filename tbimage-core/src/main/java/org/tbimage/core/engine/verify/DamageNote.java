package org.tbimage.core.engine.verify;

import java.io.IOException;
import java.util.function.Consumer;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.ImageStore;
import org.tbimage.value.ImageRef;

/**
 * Notes in a store the damage that was found in one of its images, so that the next backup stores the content anew. A note deletes
 * nothing. A store that can not be written still has its images verified: this is a warning.
 *
 * @param store the store of the images; the caller closes it
 * @param warnings receives a line if the damage can not be noted
 */
public record DamageNote(ImageStore store, Consumer<String> warnings) {
    /** Takes note if the failure is damage. */
    public void of(ImageRef ref, IOException failure) {
        if (!(failure instanceof DamagedImageException damage)) {
            return;
        }
        try {
            store.noteDamage(ref, damage);
        } catch (IOException e) {
            warnings.accept("the damage of " + ref + " can't be noted, so new images may share what is damaged: "
                    + e.getMessage());
        }
    }
}
