package org.tbimage.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tbimage.store.DamagedImageException;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;
import org.tbimage.value.ImageRef;

class TombstoneTest {
    private static final ImageRef REF =
            new ImageRef(new ImageName("10.40.41.42", "sda"), Generation.parse("20261122T101500Z"));

    private static byte[] write(List<String> packs) throws IOException {
        ByteBuffer bytes = Tombstone.write(REF, Instant.EPOCH, packs);
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return copy;
    }

    private static byte[] sealed(String json) {
        ByteBuffer bytes = ManifestDigest.seal(ByteBuffer.wrap(json.getBytes(StandardCharsets.US_ASCII)));
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return copy;
    }

    @Test
    void isFoundByItsLengthWhateverItNames() throws IOException {
        for (int packs = 0; packs <= 21; packs++) {
            byte[] tombstone = write(Collections.nCopies(packs, "10.40.41.42/sda.20261122T101500Z.raw.zst"));
            assertThat(tombstone.length % Tombstone.UNIT).isZero();
            assertThat(tombstone.length).isLessThanOrEqualTo(Tombstone.MAX_BYTES);
            assertThat(Tombstone.is(tombstone)).isTrue();
            assertThat(Tombstone.replacedImage(tombstone)).isEqualTo(packs > 0);
        }
    }

    @Test
    void isNeverTheSameTwice() throws IOException {
        assertThat(write(List.of())).isNotEqualTo(write(List.of()));
    }

    @Test
    void isNoManifest() throws IOException {
        byte[] tombstone = write(List.of("a"));
        assertThatThrownBy(() -> ManifestReader.read(tombstone, "file")).isInstanceOf(DamagedImageException.class);
    }

    @Test
    void whatIsDamagedIsNone() throws IOException {
        byte[] tombstone = write(List.of("a"));
        for (int i = 0; i < tombstone.length; i += 7) {
            tombstone[i] ^= 1;
            assertThat(Tombstone.is(tombstone)).isFalse();
            tombstone[i] ^= 1;
        }
        assertThat(Tombstone.is(new byte[0])).isFalse();
        assertThat(Tombstone.is(new byte[Tombstone.UNIT])).isFalse();
    }

    /** Forged, with a right digest: it is not taken for a tombstone, or counts as one of a published image. */
    @Test
    void whatIsForgedDoesNoHarm() {
        String padding = " ".repeat(Tombstone.UNIT);
        for (int blanks = 0; blanks < Tombstone.UNIT; blanks++) {
            byte[] noJson = sealed("{ nonsense" + padding.substring(blanks) + "\n}\n");
            assertThat(Tombstone.is(noJson)).isFalse();
        }
        byte[] other = sealed("{\n  \"format\": \"tbimage-tombstone\",\n  \"published\": 7\n}\n");
        assertThat(Tombstone.replacedImage(other)).isTrue();
    }
}
