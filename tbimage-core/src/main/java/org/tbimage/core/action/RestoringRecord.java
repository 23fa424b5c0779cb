package org.tbimage.core.action;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tbimage.action.ActionContext;
import org.tbimage.core.disk.RestoreMark;
import org.tbimage.core.engine.RestoreRecord;
import org.tbimage.core.image.RestoringNote;
import org.tbimage.device.DeviceInfo;
import org.tbimage.store.ImageStore;
import org.tbimage.value.ImageName;

/**
 * Keeps the note {@value RestoringNote#NAME} beside the images of a disk while a restore is under way. A store that can't be
 * written does not stop a restore, nor a backup: the user is warned.
 */
final class RestoringRecord implements RestoreRecord {
    private final ActionContext context;
    private final ImageStore store;
    private final ImageName name;
    private final DeviceInfo device;
    private final List<String> warnings = new ArrayList<>();

    /** Of one disk; the store stays the caller's. */
    RestoringRecord(ActionContext context, ImageStore store, ImageName name, DeviceInfo device) {
        this.context = context;
        this.store = store;
        this.name = name;
        this.device = device;
    }

    @Override
    public void begin(RestoreMark mark) {
        try {
            store.putNote(
                    name,
                    RestoringNote.NAME,
                    RestoringNote.write(mark.image(), device, mark.begun(), context.machine()));
        } catch (IOException | RuntimeException e) {
            warn("the note of the store that a restore is under way can't be kept", e);
        }
    }

    /** Removes the note of this disk, since it is whole. A note of another disk stays. */
    void end() {
        try {
            Optional<ByteBuffer> bytes = store.note(name, RestoringNote.NAME);
            if (bytes.isPresent() && isOfThisDisk(bytes.get())) {
                store.removeNote(name, RestoringNote.NAME);
            }
        } catch (IOException | RuntimeException e) {
            warn("the note of the store that a restore is under way can't be removed", e);
        }
    }

    private boolean isOfThisDisk(ByteBuffer bytes) throws IOException {
        return RestoringNote.read(name + "." + RestoringNote.NAME, bytes).isOfSameDisk(device, context.machine());
    }

    /** What could not be kept or removed, one line each; it is noted at once, too, since the restore may fail. */
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    private void warn(String what, Exception e) {
        String warning = what + ": " + e.getMessage();
        warnings.add(warning);
        context.progress().noted(warning);
    }
}
