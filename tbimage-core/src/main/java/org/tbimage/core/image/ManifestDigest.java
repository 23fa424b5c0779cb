package org.tbimage.core.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.tbimage.store.DamagedImageException;
import org.tbimage.value.Sha256;

/**
 * The digest at the end of a manifest. The last two lines are {@code "sha256": "HEX"} and a closing brace. The digest
 * covers all bytes before them. {@code head -n -2 FILE | sha256sum} prints the same digest.
 */
final class ManifestDigest {
    private static final String START = "  \"sha256\": \"";
    private static final String END = "\"\n}\n";
    private static final String JSON_END = "\n}\n";
    private static final String JSON_MORE = ",\n";
    private static final int LENGTH = START.length() + 2 * Sha256.BYTES + END.length();

    private ManifestDigest() {}

    /** Appends the digest after the last member of an indented JSON object. */
    static ByteBuffer seal(ByteBuffer json) {
        int end = json.remaining() - JSON_END.length();
        byte[] body = new byte[end + JSON_MORE.length()];
        json.slice().get(body, 0, end);
        System.arraycopy(JSON_MORE.getBytes(StandardCharsets.US_ASCII), 0, body, end, JSON_MORE.length());
        byte[] seal = sealOf(body, body.length);
        return ByteBuffer.allocate(body.length + seal.length)
                .put(body)
                .put(seal)
                .flip();
    }

    /** Throws if a manifest does not match its digest byte for byte. */
    static void check(byte[] manifest, String file) throws DamagedImageException {
        if (manifest.length <= LENGTH) {
            throw DamagedImageException.of(file, manifest.length, "the manifest is truncated");
        }
        if (!isRight(manifest)) {
            throw DamagedImageException.of(
                    file,
                    DamagedImageException.UNKNOWN,
                    "the manifest is truncated or changed: its last lines should be the SHA-256 of the others");
        }
    }

    /** Whether bytes match the digest at their end. */
    static boolean isRight(byte[] bytes) {
        int bodyLength = bytes.length - LENGTH;
        return bodyLength > 0 && Arrays.equals(bytes, bodyLength, bytes.length, sealOf(bytes, bodyLength), 0, LENGTH);
    }

    private static byte[] sealOf(byte[] body, int length) {
        Sha256 digest = Sha256.digest(ByteBuffer.wrap(body, 0, length));
        return (START + digest + END).getBytes(StandardCharsets.US_ASCII);
    }
}
