package org.tbimage.core.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;

/** Note that the disk of some images is gone for good, as JSON. Only its existence matters. */
public final class RetiredNote {
    private RetiredNote() {}

    /** Returns the bytes of the note with the time and the name of this machine. */
    public static ByteBuffer write(Instant when, String machine) throws IOException {
        return JsonWriter.write(json -> {
            json.writeStringField("format", "tbimage-retired");
            json.writeNumberField("version", 1);
            json.writeStringField("retiredAt", when.toString());
            json.writeStringField("retiredOn", machine);
        });
    }
}
