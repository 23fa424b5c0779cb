package org.tbimage.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.tbimage.fuzz.Allocation;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.UnsupportedImageException;

/** Manifests: as they are, and with a right seal behind whatever was sealed, as somebody who can write the share would. */
class ManifestFuzzTest {
    private static final byte[] END = "\n}\n".getBytes(StandardCharsets.US_ASCII);

    @FuzzTest
    void manifest(byte[] data) throws IOException {
        long most = (8L << 20) + 500L * data.length;
        Allocation.bounded(most, () -> read(data));
        Allocation.bounded(most, () -> read(sealed(data)));
    }

    /** The seal replaces the end of an object; here it comes behind all that was given. */
    private static byte[] sealed(byte[] members) {
        byte[] json = Arrays.copyOf(members, members.length + END.length);
        System.arraycopy(END, 0, json, members.length, END.length);
        return bytes(ManifestDigest.seal(ByteBuffer.wrap(json)));
    }

    private static void read(byte[] bytes) throws IOException {
        Manifest manifest;
        try {
            manifest = ManifestReader.read(bytes, "file");
        } catch (DamagedImageException | UnsupportedImageException e) {
            assertThat(e.getMessage()).doesNotContain("\n", "\u001b");
            return;
        }
        byte[] written = bytes(ManifestWriter.write(manifest));
        Manifest again = ManifestReader.read(written, "file");
        if (StandardCharsets.UTF_8.newEncoder().canEncode(manifest.toString())) {
            assertThat(again).isEqualTo(manifest);
        }
        // what is no text in Unicode can't be kept, so there the second writing counts
        assertThat(ManifestReader.read(bytes(ManifestWriter.write(again)), "file"))
                .isEqualTo(again);
        assertThat(Tombstone.is(bytes)).isFalse();
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
