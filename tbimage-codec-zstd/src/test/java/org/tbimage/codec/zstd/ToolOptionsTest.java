package org.tbimage.codec.zstd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.testkit.codec.CodecUnderTest;
import org.tbimage.testkit.codec.Content;
import org.tbimage.testkit.codec.FormatTool;

/** Files that the tool writes with common options. */
final class ToolOptionsTest {
    private final CodecUnderTest zstd = ZstdTools.codec();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-T0",
                "-T2 -B1M",
                "--single-thread",
                "--rsyncable -T2",
                "--fast=5",
                "-1",
                "-19",
                "--long",
                "--no-check",
                "--no-check --stream-size=3000000",
                "--stream-size=3000000",
                "--long=27 -T2",
                "--adapt"
            })
    void decodesFilesOfTheTool(String options) throws IOException {
        byte[] content = Content.MIXED.make(3_000_000);
        byte[] file = zstd.tool().compress(content, options.split(" ", -1));
        assertThat(zstd.expand(file)).isEqualTo(content);
        assertThat(zstd.decode(file, content.length)).isEqualTo(content);
    }

    @Test
    void decodesUltraLevels() throws IOException {
        byte[] content = Content.MIXED.make(300_000);
        assertThat(zstd.expand(zstd.tool().compress(content, "--ultra", "-22"))).isEqualTo(content);
    }

    /** Content that repeats after many MiB, so that the whole window is needed. */
    @Test
    void decodesDistantMatches() throws IOException {
        byte[] content = Content.RANDOM.make(40 << 20);
        System.arraycopy(content, 0, content, 36 << 20, 4 << 20);
        byte[] file = zstd.tool().compress(content, "--long=27", "-1");
        assertThat(file).hasSizeLessThan(37 << 20);
        assertThat(zstd.expand(file)).isEqualTo(content);
    }

    /**
     * T5: without the tool's checksum, only truncation is certain to be detected. The digests of an image detect the
     * rest.
     */
    @Test
    void rejectsEveryTruncationWithoutAChecksum() throws IOException {
        byte[] file = zstd.tool().compress(Content.MIXED.make(6_000), "--no-check");
        for (int length = 0; length < file.length; length++) {
            byte[] cut = Arrays.copyOf(file, length);
            assertThatThrownBy(() -> zstd.expand(cut)).as("%d", length).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> zstd.decode(cut, 6_000)).as("%d", length).isInstanceOf(IOException.class);
        }
    }

    /** The header of a file has a content size. That of a pipe has not. */
    @ParameterizedTest
    @CsvSource({"--content-size", "--no-content-size"})
    void decodesAFile(String option, @TempDir Path folder) throws IOException {
        byte[] content = Content.TEXT.make(300_000);
        Path disk = Files.write(folder.resolve("sda.raw"), content);
        byte[] file = FormatTool.run(List.of("zstd", "-cq", option, disk.toString()), new byte[0]);
        assertThat(zstd.expand(file)).isEqualTo(content);
        assertThat(zstd.decode(file, content.length)).isEqualTo(content);
    }
}
