package org.tbimage.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A mender that puts wrong what was right, or mends nothing, would keep the fuzzer out unseen. */
class MendersTest {
    private static final Map<String, UnaryOperator<byte[]>> MENDERS =
            Map.of("Gzip", GzipMender::mend, "Zstd", ZstdMender::mend, "Xz", XzMender::mend, "Lz4", Lz4Mender::mend);

    @ParameterizedTest
    @ValueSource(strings = {"Gzip", "Zstd", "Xz", "Lz4"})
    void whatIsRightStaysAsItIs(String format) throws IOException {
        int right = 0;
        try (Stream<Path> files = Files.list(inputs(format))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                if (expand(format, bytes).isWhole()) {
                    right++;
                    assertThat(MENDERS.get(format).apply(bytes)).as("%s", file).isEqualTo(bytes);
                }
            }
        }
        assertThat(right).isGreaterThan(5);
    }

    /** The place is counted from the end if it is negative. */
    @ParameterizedTest
    @CsvSource({
        "Gzip, gzip-mixed, -8, checksum",
        "Gzip, gzip-mixed, -3, length",
        "Gzip, all-parts, 29, checksum of the header",
        "Zstd, zstd-mixed, -4, checksum",
        "Zstd, with-size, 5, size",
        "Zstd, skippable-between, -1, checksum of the second frame",
        "Xz, xz-0-mixed, 8, checksum of the stream's header",
        "Xz, xz-0-mixed, -12, checksum of the footer",
        "Lz4, lz4-mixed, 6, checksum of the header",
        "Lz4, lz4-block-checksums-mixed, -12, checksum of a block",
    })
    void whatWasSpoiledIsMended(String format, String input, int place, String what) throws IOException {
        byte[] right = Files.readAllBytes(inputs(format).resolve(input));
        byte[] spoiled = right.clone();
        int at = place < 0 ? spoiled.length + place : place;
        spoiled[at] = (byte) (spoiled[at] ^ 0x11);
        assertThat(expand(format, spoiled).isWhole()).as("spoiled: %s", what).isFalse();
        assertThat(MENDERS.get(format).apply(spoiled)).as("mended: %s", what).isEqualTo(right);
    }

    private static Path inputs(String format) {
        return Path.of("src/test/resources/org/tbimage/fuzz/" + format + "FuzzTestInputs");
    }

    private static Expanded expand(String format, byte[] file) throws IOException {
        String codec = format.toLowerCase(Locale.ROOT);
        return Expanded.of(CodecCheck.codec(codec), new ByteArrayInputStream(file), 8192);
    }
}
