package org.tbimage.core.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;

/** The note that the disk of some images is gone for good, as JSON. That the note is there is what counts. */
public final class RetiredNote {
    private RetiredNote() {}

    /** The bytes of a note, made at a moment on a machine. */
    public static ByteBuffer write(Instant when, String machine) throws IOException {
        return JsonWriter.write(json -> {
            json.writeStringField("format", "tbimage-retired");
            json.writeNumberField("version", 1);
            json.writeStringField("retiredAt", when.toString());
            json.writeStringField("retiredOn", machine);
        });
    }
}
