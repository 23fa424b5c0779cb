package org.tbimage.core.engine;

import java.io.IOException;
import java.util.Map;
import org.tbimage.core.engine.verify.VerifiedNotes;
import org.tbimage.core.job.Verification;
import org.tbimage.store.ImageStore;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;

/** Reads when the images of a disk were verified last, and with which result. {@link VerifyStore} remembers it in the store. */
public final class Verifications {
    private Verifications() {}

    /**
     * Reads what is remembered of a disk.
     *
     * @param store the store
     * @param name which disk of which box
     * @return the last verification of each generation that was verified; empty if the store keeps no notes, or if the note is
     *     malformed. Generations that were removed since may be among them
     * @throws IOException if the store can't be read
     */
    public static Map<Generation, Verification> of(ImageStore store, ImageName name) throws IOException {
        return new VerifiedNotes(store).read(name);
    }
}
