package org.tbimage.core.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.tbimage.core.image.Manifest;
import org.tbimage.core.image.ManifestWriter;
import org.tbimage.store.BlobStore;
import org.tbimage.value.ImageRef;

/** The end of a writer: it fills the slot of its image, or gives its image up. For one thread. */
final class Publishing {
    private final BlobStore blobs;
    private final ImageRef ref;
    private final BlobStore.Sink claim;
    private boolean tried;
    private boolean published;

    /** {@code claim} is the claim on the slot. */
    Publishing(BlobStore blobs, ImageRef ref, BlobStore.Sink claim) {
        this.blobs = blobs;
        this.ref = ref;
        this.claim = claim;
    }

    /** Fills the slot. A failure whose manifest is in the slot all the same is none: only the answer was lost. */
    void publish(Manifest manifest) throws IOException {
        ByteBuffer bytes = ManifestWriter.write(manifest);
        claim.write(bytes.duplicate());
        tried = true;
        try {
            claim.commit();
        } catch (IOException e) {
            if (!isPublished(bytes, e)) {
                throw e;
            }
        }
        published = true;
    }

    private boolean isPublished(ByteBuffer manifest, IOException failure) {
        try {
            return new Slots(blobs).holds(ref, manifest);
        } catch (IOException e) {
            failure.addSuppressed(e);
            return false;
        }
    }

    /**
     * Deletes the parts that may be visible, since a store that became full would otherwise stay full. A request to fill the slot
     * that was sent may be executed late. So a tombstone is put into the slot first, and where that fails all is left to
     * the {@link Collector}. If no such request was sent, it suffices that the claim is still held: whoever revokes it puts a
     * tombstone into the slot before, and deletes the parts.
     */
    void giveUp(List<String> visible) throws IOException {
        if (published || visible.isEmpty()) {
            return;
        }
        boolean mayDelete = tried ? new Slots(blobs).revoke(ref) : claim.isHeld();
        if (mayDelete) {
            List<String> parts = new ArrayList<>(visible);
            Collections.reverse(parts);
            for (String part : parts) {
                blobs.delete(part);
            }
        }
    }
}
