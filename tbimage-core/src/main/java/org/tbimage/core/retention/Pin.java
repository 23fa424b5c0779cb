package org.tbimage.core.retention;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.tbimage.core.image.JsonObject;
import org.tbimage.core.image.JsonWriter;
import org.tbimage.value.Printable;

/**
 * A pin: somebody wants an image to stay.
 *
 * @param at when it was pinned, if that is known
 * @param machine the machine on which it was pinned, if that is known
 * @param reason why, if somebody said so
 */
public record Pin(Optional<Instant> at, Optional<String> machine, Optional<String> reason) {
    /** Longest reason, in characters. */
    public static final int MAX_REASON = 200;

    /** Of a note that can not be read. It pins like any other. */
    static final Pin UNREADABLE = new Pin(Optional.empty(), Optional.empty(), Optional.empty());

    /** {@return when, where and why, for a person, as in {@code pinned 2026-11-22T10:15:00Z on 10.40.41.42: before the upgrade}} */
    public String describe() {
        return Printable.of("pinned" + at.map(time -> " " + time).orElse("")
                        + machine.map(name -> " on " + name).orElse(""))
                + reason.map(text -> ": " + Printable.of(text)).orElse("");
    }

    ByteBuffer write() throws IOException {
        return JsonWriter.write(json -> {
            json.writeStringField("format", "tbimage-pin");
            json.writeNumberField("version", 1);
            json.writeStringField("pinnedAt", at.orElse(Instant.EPOCH).toString());
            json.writeStringField("pinnedOn", machine.orElse(""));
            if (reason.isPresent()) {
                json.writeStringField("reason", reason.get());
            }
        });
    }

    /** Reads a note. Whatever it holds, it is a pin. */
    static Pin read(ByteBuffer text) {
        byte[] bytes = new byte[text.remaining()];
        text.duplicate().get(bytes);
        try {
            JsonObject json = JsonObject.parse(bytes);
            return new Pin(
                    json.optionalText("pinnedAt").map(Instant::parse),
                    json.optionalText("pinnedOn"),
                    json.optionalText("reason"));
        } catch (IllegalArgumentException | DateTimeException e) {
            return UNREADABLE;
        }
    }
}
