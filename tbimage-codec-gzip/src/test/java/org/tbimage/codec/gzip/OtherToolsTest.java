package org.tbimage.codec.gzip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.testkit.codec.CodecUnderTest;
import org.tbimage.testkit.codec.Content;
import org.tbimage.testkit.codec.FormatTool;

/** Files that gzip and pigz write with common options. */
final class OtherToolsTest {
    private final CodecUnderTest gzip =
            new CodecUnderTest(new GzipCodec(), new FormatTool(List.of("pigz", "-dc"), List.of("pigz", "-c")));

    /** Blocks of many threads, independent or not, end in empty blocks in the middle of the data. */
    @ParameterizedTest
    @ValueSource(strings = {"-p1", "-p4", "-i", "-ib64", "-R", "-0", "-1", "-9", "-H", "-U", "-11"})
    void decodesFilesOfPigz(String option) throws IOException {
        int length = option.equals("-11") ? 100_000 : 1_500_000;
        byte[] content = Content.MIXED.make(length);
        byte[] file = gzip.tool().compress(content, option);
        assertThat(gzip.expand(file)).isEqualTo(content);
        assertThat(gzip.decode(file, length)).isEqualTo(content);
    }

    /** Any program that reads gzip decodes an image, whichever engine made it. */
    @ParameterizedTest
    @CsvSource({
        "JDK, gzip", "LIBDEFLATE, gzip", "ISAL, gzip",
        "JDK, pigz", "LIBDEFLATE, pigz", "ISAL, pigz",
        "JDK, igzip", "LIBDEFLATE, igzip", "ISAL, igzip"
    })
    void otherProgramsDecodeOurPack(TestEngines engine, String program) throws IOException {
        CodecUnderTest gzip =
                new CodecUnderTest(engine.codec(), new FormatTool(List.of(program, "-dc"), List.of(program, "-c")));
        List<byte[]> contents = List.of(Content.MIXED.make(1 << 20), new byte[0], Content.RANDOM.make(70_000));
        byte[] expected = new byte[(1 << 20) + 70_000];
        System.arraycopy(contents.get(0), 0, expected, 0, 1 << 20);
        System.arraycopy(contents.get(2), 0, expected, 1 << 20, 70_000);
        assertThat(gzip.tool().expand(gzip.pack(contents))).isEqualTo(expected);
    }

    /** A file has a name and a time in its header. A pipe has not. */
    @ParameterizedTest
    @ValueSource(strings = {"-N", "-n", "--rsyncable"})
    void decodesAFileWithAName(String option, @TempDir Path folder) throws IOException {
        byte[] content = Content.TEXT.make(300_000);
        Path disk = Files.write(folder.resolve("sda.raw"), content);
        byte[] file = FormatTool.run(List.of("gzip", "-c", option, disk.toString()), new byte[0]);
        assertThat(gzip.expand(file)).isEqualTo(content);
        assertThat(gzip.decode(file, content.length)).isEqualTo(content);
    }
}
