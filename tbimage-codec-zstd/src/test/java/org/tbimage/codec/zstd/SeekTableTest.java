package org.tbimage.codec.zstd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.codec.PackTrailer;
import org.tbimage.testkit.codec.CodecUnderTest;
import org.tbimage.testkit.codec.Content;
import org.tbimage.testkit.device.Tools;

/** The seek table is found from the end of the file, and contains every frame. */
final class SeekTableTest {
    private static final int FOOTER_LENGTH = 9;

    private final CodecUnderTest zstd = ZstdTools.codec();

    @Test
    void leadsToEveryFrame() throws IOException {
        List<byte[]> contents =
                List.of(Content.MIXED.make(1 << 20), new byte[0], Content.ZEROS.make(1 << 20), Content.TEXT.make(777));
        byte[] file = zstd.pack(contents);
        ByteBuffer table = tableOf(file, contents.size());
        int at = 0;
        for (byte[] content : contents) {
            int frameLength = table.getInt();
            assertThat(table.getInt()).isEqualTo(content.length);
            byte[] frame = Arrays.copyOfRange(file, at, at + frameLength);
            assertThat(zstd.decode(frame, content.length)).isEqualTo(content);
            at += frameLength;
        }
        assertThat(at).as("where the table's frame begins").isEqualTo(file.length - FOOTER_LENGTH - 8 * 4 - 8);
        assertThat(little(file).getInt(at)).isEqualTo(0x184D2A5E);
        assertThat(little(file).getInt(at + 4)).isEqualTo(8 * 4 + FOOTER_LENGTH);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10_000})
    void holdsAnyNumberOfFrames(int frames) {
        PackTrailer table = SeekTable.of(frames).orElseThrow();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(copy(table.begin()));
        for (int i = 0; i < frames; i++) {
            file.writeBytes(copy(table.add(i + 1, 1 << 20)));
        }
        file.writeBytes(copy(table.finish()));
        ByteBuffer entries = tableOf(file.toByteArray(), frames);
        for (int i = 0; i < frames; i++) {
            assertThat(entries.getInt()).isEqualTo(i + 1);
            assertThat(entries.getInt()).isEqualTo(1 << 20);
        }
        assertThat(file.size()).isEqualTo(8 + 8 * frames + FOOTER_LENGTH);
    }

    private static byte[] copy(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return copy;
    }

    /** Readers reject more than 2^27 frames. A pack is valid without a table. */
    @Test
    void isOmittedForTooManyFrames() {
        assertThat(SeekTable.of(1L << 27)).isPresent();
        assertThat(SeekTable.of((1L << 27) + 1)).isEmpty();
        assertThat(SeekTable.of((1L << 32) + 1)).isEmpty();
        ByteBuffer largest = SeekTable.of(1L << 27).orElseThrow().begin();
        assertThat(largest.getInt(4)).isEqualTo(8 * (1 << 27) + FOOTER_LENGTH).isPositive();
    }

    /** The tool counts our frames, knows their content length without decoding, and verifies them. */
    @Test
    void theToolListsAndTestsAPack(@TempDir Path folder) throws IOException {
        Tools.assumeInstalled("zstd");
        List<byte[]> contents = List.of(Content.MIXED.make(1 << 20), Content.ZEROS.make(1 << 20), new byte[0]);
        String file =
                Files.write(folder.resolve("sda.raw.zst"), zstd.pack(contents)).toString();
        assertThat(Tools.run("zstd", "-lv", file))
                .containsPattern("Zstandard Frames: 3\\b")
                .containsPattern("Skippable Frames: 1\\b")
                .contains("(2097152 B)")
                .contains("XXH64");
        assertThat(Tools.run("zstd", "-l", file)).contains("2.00 MiB");
        Tools.run("zstd", "-t", file);
    }

    /** Reads the table without the code under test: the footer first, then the rest. */
    private static ByteBuffer tableOf(byte[] file, int frames) {
        ByteBuffer footer = little(file).position(file.length - FOOTER_LENGTH);
        assertThat(footer.getInt()).as("number of frames").isEqualTo(frames);
        assertThat(footer.get()).as("descriptor").isZero();
        assertThat(footer.getInt()).as("magic").isEqualTo(0x8F92EAB1);
        return little(file).position(file.length - FOOTER_LENGTH - 8 * frames);
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
