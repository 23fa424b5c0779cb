package org.tbimage.core.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.tbimage.value.ImageRef;

/**
 * What lies under the name of a manifest after an image was removed, or after an unfinished image was given up: JSON with a
 * digest at its end. Its length is a multiple of {@value #UNIT} bytes, so that a listing with lengths finds it without reading
 * the manifests.
 */
public final class Tombstone {
    /** The length of every tombstone is a multiple of it, in bytes. */
    public static final int UNIT = 1024;

    /** Maximum length of a tombstone, in bytes. */
    public static final int MAX_BYTES = 64 << 10;

    private static final String FORMAT = "tbimage-tombstone";
    private static final int VERSION = 1;

    private Tombstone() {}

    /**
     * Returns the bytes of a tombstone that no other call returns.
     *
     * @param ref the image whose name it takes for ever
     * @param made the clock of this machine, for people
     * @param packs keys of the packs of the removed image, as its manifest named them; empty if no image was published
     */
    public static ByteBuffer write(ImageRef ref, Instant made, List<String> packs) throws IOException {
        String nonce = UUID.randomUUID().toString();
        int length = write(ref, made, packs, nonce, "").remaining();
        return write(ref, made, packs, nonce, " ".repeat(Math.floorMod(-length, UNIT)));
    }

    private static ByteBuffer write(ImageRef ref, Instant made, List<String> packs, String nonce, String padding)
            throws IOException {
        return ManifestDigest.seal(JsonWriter.write(json -> {
            json.writeStringField("format", FORMAT);
            json.writeNumberField("version", VERSION);
            json.writeStringField("box", ref.name().box());
            json.writeStringField("disk", ref.name().disk());
            json.writeStringField("generation", ref.generation().toString());
            json.writeStringField("removedAt", made.toString());
            json.writeBooleanField("published", !packs.isEmpty());
            json.writeArrayFieldStart("packs");
            for (String pack : packs) {
                json.writeString(pack);
            }
            json.writeEndArray();
            json.writeStringField("nonce", nonce);
            json.writeStringField("padding", padding);
        }));
    }

    /** Whether a blob of this length may be a tombstone. */
    public static boolean isPossible(long length) {
        return length > 0 && length <= MAX_BYTES && length % UNIT == 0;
    }

    /** Whether bytes are a whole tombstone. */
    public static boolean is(byte[] bytes) {
        return isPossible(bytes.length) && ManifestDigest.isRight(bytes) && isOfFormat(bytes);
    }

    private static boolean isOfFormat(byte[] bytes) {
        try {
            return JsonObject.parse(bytes).text("format").equals(FORMAT);
        } catch (IllegalArgumentException e) {
            return false; // no JSON, or no format: damaged, or made by somebody else
        }
    }

    /** Whether a tombstone took the place of a published image. One that does not say so is treated as if it did. */
    public static boolean replacedImage(byte[] tombstone) {
        try {
            return JsonObject.parse(tombstone).flag("published");
        } catch (IllegalArgumentException e) {
            return true;
        }
    }
}
