package org.tbimage.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ValuesTest {
    /** The example of FIPS 180-4, computed in all ways. */
    @Test
    void digestsAreSha256() {
        String expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        ByteBuffer content = ByteBuffer.wrap("abc".getBytes(StandardCharsets.US_ASCII));
        ByteBuffer direct =
                ByteBuffer.allocateDirect(3).put(content.duplicate()).flip();
        assertThat(Sha256.digest(content)).hasToString(expected).isEqualTo(Sha256.parse(expected));
        assertThat(Sha256.digest(direct)).hasToString(expected);
        assertThat(content.remaining() + direct.remaining()).isEqualTo(6);
        Sha256.Hasher hasher = new Sha256.Hasher();
        hasher.update(content.slice(0, 1));
        hasher.update(content.slice(1, 2));
        assertThat(hasher.finish()).hasToString(expected);
        assertThat(hasher.hash(content)).hasToString(expected).hasSameHashCodeAs(Sha256.parse(expected));
        assertThat(Sha256.digest(content.slice(0, 1))).isNotEqualTo(Sha256.parse(expected));
    }

    @Test
    void otherTextIsNotADigest() {
        String digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        for (String text : new String[] {
            "", digest.substring(1), digest + "0", digest.toUpperCase(java.util.Locale.ROOT), digest.replace('a', 'g')
        }) {
            assertThatThrownBy(() -> Sha256.parse(text)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> Sha256.of(new byte[31])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void gridsCutADeviceWithoutAGap() {
        for (long size : new long[] {0, 1, 99, 100, 101, 250, Long.MAX_VALUE}) {
            ChunkGrid grid = new ChunkGrid(size, 100);
            long last = grid.count() - 1;
            if (size > 0) {
                assertThat(grid.rangeOf(last).end()).isEqualTo(size);
                assertThat(grid.rangeOf(last).length()).isBetween(1L, 100L);
                assertThat(grid.indexOf(size - 1)).isEqualTo(last);
            }
            assertThatThrownBy(() -> grid.rangeOf(grid.count())).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void rangesDoNotOverflow() {
        assertThatThrownBy(() -> new ByteRange(1, Long.MAX_VALUE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ByteRange(-1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new ByteRange(10, 10).contains(new ByteRange(12, 8))).isTrue();
        assertThat(new ByteRange(10, 10).contains(new ByteRange(12, 9))).isFalse();
    }

    /** A hostile file name must not control a terminal or a log. */
    @Test
    void untrustedTextIsMadePrintable() {
        assertThat(Printable.of("a\n\u001b[31m\u202eb\u0007ä")).isEqualTo("a??[31m?b?ä");
        assertThat(Printable.of("x".repeat(500))).hasSize(203);
    }
}
