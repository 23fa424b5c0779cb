package org.tbimage.codec.zstd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.testkit.codec.CodecUnderTest;
import org.tbimage.testkit.codec.Content;
import org.tbimage.testkit.codec.FormatTool;
import org.tbimage.testkit.codec.ToolOptionsContract;

/** Files that the zstd tool wrote with levels, threads, windows and without checksums. */
final class ToolOptionsTest implements ToolOptionsContract {
    private final CodecUnderTest zstd = ZstdTools.codec();

    static Stream<String> options() {
        return Stream.of(
                "-T0",
                "-T2 -B1M",
                "--single-thread",
                "--rsyncable -T2",
                "--fast=5",
                "-1",
                "-19",
                "--long",
                "--no-check",
                "--long=27 -T2",
                "--adapt");
    }

    @Override
    public List<CodecUnderTest> subjects() {
        return List.of(zstd);
    }

    @Override
    public boolean hasChecksum(String options) {
        return !options.contains("--no-check");
    }

    @Override
    public int largest() {
        return 3_000_000;
    }

    /** The header contains the content size that the user gave. */
    @ParameterizedTest
    @ValueSource(strings = {"--stream-size=3000000", "--no-check --stream-size=3000000"})
    void decodesFilesWithAContentSize(String options) throws IOException {
        byte[] content = Content.MIXED.make(3_000_000);
        byte[] file = compress(content, options);
        assertThat(zstd.expand(file)).isEqualTo(content);
        assertThat(zstd.decode(file, content.length)).isEqualTo(content);
    }

    @Test
    void decodesUltraLevels() throws IOException {
        byte[] content = Content.MIXED.make(300_000);
        assertThat(zstd.expand(compress(content, "--ultra -22"))).isEqualTo(content);
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
