package org.tbimage.core.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.tbimage.device.DeviceInfo;
import org.tbimage.device.DiskIdentity;
import org.tbimage.store.DamagedImageException;
import org.tbimage.value.Printable;

/**
 * Note beside the images of a disk: a restore is running, or was interrupted. It is stored before the first write to
 * the disk, and removed when the restore has succeeded.
 *
 * @param image the image that is restored: {@code BOX/DISK@GENERATION}, or the file of an image without a manifest
 * @param device name of the disk on the machine that restores
 * @param identity identity of the disk
 * @param begun start of the restore
 * @param machine name of the machine that restores
 */
public record RestoringNote(String image, String device, DiskIdentity identity, Instant begun, String machine) {
    /** Name of the note, for {@link org.tbimage.store.DiskNotes#get}. */
    public static final String NAME = "restoring.json";

    private static final String FORMAT = "tbimage-restoring";

    /** Returns the bytes of the note. */
    public static ByteBuffer write(String image, DeviceInfo device, Instant begun, String machine) throws IOException {
        return JsonWriter.write(json -> {
            json.writeStringField("format", FORMAT);
            json.writeNumberField("version", 1);
            json.writeStringField("image", image);
            json.writeStringField("begunAt", begun.toString());
            json.writeStringField("begunOn", machine);
            json.writeStringField("name", device.name());
            DeviceJson.write(json, device.geometry(), device.identity(), Optional.empty());
        });
    }

    /**
     * Parses the bytes of a note.
     *
     * @param file name of the note, for messages
     * @throws DamagedImageException if the bytes are not such a note
     */
    public static RestoringNote read(String file, ByteBuffer bytes) throws DamagedImageException {
        byte[] text = new byte[bytes.remaining()];
        bytes.duplicate().get(text);
        try {
            JsonObject note = JsonObject.parse(text);
            if (!note.text("format").equals(FORMAT)) {
                throw new IllegalArgumentException("its 'format' is different");
            }
            DiskIdentity identity = DeviceJson.identity(note.object("device"));
            Instant begun = Instant.parse(note.text("begunAt"));
            return new RestoringNote(note.text("image"), note.text("name"), identity, begun, note.text("begunOn"));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw DamagedImageException.of(file, 0, Printable.of(String.valueOf(e.getMessage())));
        }
    }

    /**
     * Whether the note concerns a disk of a machine. A disk without identity is matched by its name on that machine.
     */
    public boolean isOfSameDisk(DeviceInfo other, String otherMachine) {
        return switch (identity.compare(other.identity())) {
            case SAME -> true;
            case DIFFERENT -> false;
            case UNKNOWN -> device.equals(other.name()) && machine.equals(otherMachine);
        };
    }

    /** {@return one line for the user} */
    public String describe() {
        String which = identity.equals(DiskIdentity.NONE) ? device : device + " (" + identity.describe() + ")";
        return Printable.of(
                "a restore of " + image + " to " + which + ", begun " + begun + " on " + machine + ", did not end");
    }
}
