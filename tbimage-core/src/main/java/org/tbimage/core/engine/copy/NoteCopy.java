package org.tbimage.core.engine.copy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.tbimage.store.DiskNotes;
import org.tbimage.store.ImageStore;
import org.tbimage.value.ImageName;

/**
 * Copies the notes about a disk that hold in any store. That a restore is running, and what was verified when, is true of one
 * store only.
 */
record NoteCopy(ImageStore from, ImageStore to) {
    private static final List<String> NOTES = List.of("info.json", "retired.json");

    /** Copies the notes that the other store does not have, or has with another content. */
    void run(ImageName disk) throws IOException {
        Optional<DiskNotes> source = from.notes();
        Optional<DiskNotes> target = to.notes();
        if (source.isPresent() && target.isPresent()) {
            for (String note : NOTES) {
                Optional<ByteBuffer> content = source.get().get(disk, note);
                if (content.isPresent() && !content.equals(target.get().get(disk, note))) {
                    target.get().put(disk, note, content.get());
                }
            }
        }
    }
}
