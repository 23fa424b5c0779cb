package org.tbimage.core.engine.restore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tbimage.core.disk.RestoreMark;
import org.tbimage.core.image.RestoringNote;
import org.tbimage.core.job.JobContext;
import org.tbimage.device.DeviceInfo;
import org.tbimage.store.DiskNotes;
import org.tbimage.store.ImageStore;
import org.tbimage.value.ImageName;

/**
 * Keeps the note {@value RestoringNote#NAME} beside the images of a disk while a restore is under way. A store that can't be
 * written does not stop a restore, nor a backup: the user is warned.
 */
public final class RestoreNote implements RestoreRecord {
    private final JobContext context;
    private final ImageStore store;
    private final ImageName name;
    private final DeviceInfo device;
    private final List<String> warnings = new ArrayList<>();

    /** Of one disk. The caller closes the store. */
    public RestoreNote(JobContext context, ImageStore store, ImageName name, DeviceInfo device) {
        this.context = context;
        this.store = store;
        this.name = name;
        this.device = device;
    }

    @Override
    public void begin(RestoreMark mark) {
        try {
            ByteBuffer note = RestoringNote.write(mark.image(), device, mark.begun(), context.machine());
            if (store.notes().isPresent()) {
                store.notes().get().put(name, RestoringNote.NAME, note);
            }
        } catch (IOException | RuntimeException e) {
            warn("the note of the store that a restore is under way can't be written", e);
        }
    }

    /** Removes the note of this disk, since it is whole. A note of another disk stays. */
    public void end() {
        try {
            if (store.notes().isPresent()) {
                removeFrom(store.notes().get());
            }
        } catch (IOException | RuntimeException e) {
            warn("the note of the store that a restore is under way can't be removed", e);
        }
    }

    private void removeFrom(DiskNotes notes) throws IOException {
        Optional<ByteBuffer> note = notes.get(name, RestoringNote.NAME);
        if (note.isPresent() && isOfThisDisk(note.get())) {
            notes.remove(name, RestoringNote.NAME);
        }
    }

    private boolean isOfThisDisk(ByteBuffer bytes) throws IOException {
        return RestoringNote.read(name + "." + RestoringNote.NAME, bytes).isOfSameDisk(device, context.machine());
    }

    /** What could not be kept or removed, one line each; it is noted at once, too, since the restore may fail. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    private void warn(String what, Exception e) {
        String warning = what + ": " + e.getMessage();
        warnings.add(warning);
        context.progress().noted(warning);
    }
}
