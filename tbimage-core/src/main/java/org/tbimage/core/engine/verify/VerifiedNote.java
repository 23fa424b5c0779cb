package org.tbimage.core.engine.verify;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.tbimage.core.image.JsonObject;
import org.tbimage.core.image.JsonWriter;
import org.tbimage.core.job.Verification;
import org.tbimage.store.DamagedImageException;
import org.tbimage.value.Generation;
import org.tbimage.value.Printable;

/** The note beside the images of a disk that tells when each was verified last, as JSON. */
final class VerifiedNote {
    /** Name of the note, for {@link org.tbimage.store.DiskNotes#get}. */
    static final String NAME = "verified.json";

    /** Most images that are remembered, so that the note does not become longer than a note may be. */
    static final int MAX_IMAGES = 4000;

    private static final String FORMAT = "tbimage-verified";

    private VerifiedNote() {}

    /** Returns the bytes of the note. If there are too many images, those that were verified last are kept. */
    static ByteBuffer write(Collection<Verification> all) throws IOException {
        List<Verification> kept = all.stream()
                .sorted(Comparator.comparing(Verification::time).reversed())
                .limit(MAX_IMAGES)
                .sorted(Comparator.comparing(Verification::generation))
                .toList();
        return JsonWriter.write(json -> {
            json.writeStringField("format", FORMAT);
            json.writeNumberField("version", 1);
            json.writeArrayFieldStart("images");
            for (Verification one : kept) {
                json.writeStartObject();
                json.writeStringField("generation", one.generation().toString());
                json.writeStringField("verifiedAt", one.time().toString());
                json.writeStringField("result", one.result().word());
                json.writeNumberField("bytes", one.bytes());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    /**
     * Parses the bytes of a note.
     *
     * @param file name of the note, for messages
     * @throws DamagedImageException if the bytes are not such a note
     */
    static Map<Generation, Verification> read(String file, ByteBuffer bytes) throws DamagedImageException {
        byte[] text = new byte[bytes.remaining()];
        bytes.duplicate().get(text);
        try {
            JsonObject note = JsonObject.parse(text);
            if (!note.text("format").equals(FORMAT)) {
                throw new IllegalArgumentException("its 'format' is different");
            }
            Map<Generation, Verification> all = new TreeMap<>();
            for (JsonObject one : note.objects("images")) {
                Verification verification = verification(one);
                all.put(verification.generation(), verification);
            }
            return all;
        } catch (IllegalArgumentException | DateTimeException e) {
            throw DamagedImageException.of(file, 0, Printable.of(String.valueOf(e.getMessage())));
        }
    }

    private static Verification verification(JsonObject one) {
        return new Verification(
                Generation.parse(one.text("generation")),
                Instant.parse(one.text("verifiedAt")),
                Verification.Result.valueOf(one.text("result").toUpperCase(Locale.ROOT)),
                one.number("bytes"));
    }
}
