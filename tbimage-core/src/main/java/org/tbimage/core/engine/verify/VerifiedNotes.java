package org.tbimage.core.engine.verify;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tbimage.core.job.Verification;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.DiskNotes;
import org.tbimage.store.ImageStore;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;

/** Remembers verifications in the notes of a store. */
public record VerifiedNotes(ImageStore store) {
    /** Reads what is remembered of a disk. A malformed note counts as none: the next verification writes it anew. */
    public Map<Generation, Verification> read(ImageName name) throws IOException {
        Optional<DiskNotes> notes = store.notes();
        if (notes.isEmpty()) {
            return Map.of();
        }
        try {
            Optional<ByteBuffer> note = notes.get().get(name, VerifiedNote.NAME);
            return note.isEmpty() ? Map.of() : VerifiedNote.read(name + "." + VerifiedNote.NAME, note.get());
        } catch (DamagedImageException e) {
            return Map.of();
        }
    }

    /**
     * Adds a verification to the note of a disk, and drops those of images that are gone. The note is read again just before it is
     * written. Of two writers at the same moment one may lose an entry; that image is then verified again earlier.
     *
     * @return whether the store keeps notes
     */
    public boolean add(ImageName name, Verification verification) throws IOException {
        Optional<DiskNotes> notes = store.notes();
        if (notes.isEmpty()) {
            return false;
        }
        Map<Generation, Verification> all = new TreeMap<>(read(name));
        all.put(verification.generation(), verification);
        all.keySet().retainAll(store.generations(name));
        notes.get().put(name, VerifiedNote.NAME, VerifiedNote.write(all.values()));
        return true;
    }
}
