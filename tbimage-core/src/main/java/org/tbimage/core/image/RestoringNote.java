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
 * The note beside the images of a disk that a restore is under way, or was broken off: it is kept before the first write
 * to the disk, and removed when the restore has succeeded.
 *
 * @param image what is restored: {@code BOX/DISK@GENERATION}, or the file of an image without a manifest
 * @param device name of the disk on the machine that restores
 * @param identity which piece of hardware the disk is
 * @param begun when the restore began
 * @param machine name of the machine that restores
 */
public record RestoringNote(String image, String device, DiskIdentity identity, Instant begun, String machine) {
    /** Name of the note, for {@link org.tbimage.store.ImageStore#note}. */
    public static final String NAME = "restoring.json";

    private static final String FORMAT = "tbimage-restoring";

    /** The bytes of the note. */
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
     * Reads the bytes of a note.
     *
     * @param file names the note, for a message
     * @throws DamagedImageException if it is not such a note
     */
    public static RestoringNote read(String file, ByteBuffer bytes) throws DamagedImageException {
        byte[] text = new byte[bytes.remaining()];
        bytes.duplicate().get(text);
        try {
            JsonObject note = JsonObject.parse(text);
            if (!note.text("format").equals(FORMAT)) {
                throw new IllegalArgumentException("its 'format' is another");
            }
            DiskIdentity identity = DeviceJson.identity(note.object("device"));
            Instant begun = Instant.parse(note.text("begunAt"));
            return new RestoringNote(note.text("image"), note.text("name"), identity, begun, note.text("begunOn"));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw DamagedImageException.of(file, 0, Printable.of(String.valueOf(e.getMessage())));
        }
    }

    /** Whether the note is about a disk of a machine; one that does not tell who it is, is known by its name there. */
    public boolean isOfSameDisk(DeviceInfo other, String otherMachine) {
        return switch (identity.compare(other.identity())) {
            case SAME -> true;
            case DIFFERENT -> false;
            case UNKNOWN -> device.equals(other.name()) && machine.equals(otherMachine);
        };
    }

    /** {@return one line for a person} */
    public String describe() {
        String which = identity.equals(DiskIdentity.NONE) ? device : device + " (" + identity.describe() + ")";
        return Printable.of(
                "a restore of " + image + " to " + which + ", begun " + begun + " on " + machine + ", did not end");
    }
}
