package org.tbimage.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tbimage.testkit.codec.FormatTool;

/** What we accept of the corpus, the format's own tool expands to the same bytes. */
class ToolAgreementTest {
    @ParameterizedTest
    @CsvSource({"gzip,Gzip", "zstd,Zstd", "xz,Xz", "lz4,Lz4"})
    void theToolReadsAlikeWhatWeAccept(String name, String target) throws IOException {
        int accepted = 0;
        Path inputs = Path.of("src/test/resources/org/tbimage/fuzz/" + target + "FuzzTestInputs");
        try (Stream<Path> files = Files.list(inputs)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                byte[] bytes = Files.readAllBytes(file);
                Expanded ours = Expanded.of(CodecCheck.codec(name), new ByteArrayInputStream(bytes), 8192);
                if (ours.isWhole()) {
                    accepted++;
                    byte[] theirs = FormatTool.run(List.of(name, "-dc"), bytes);
                    assertThat(Arrays.equals(theirs, ours.content()))
                            .as("%s", file)
                            .isTrue();
                }
            }
        }
        assertThat(accepted).isGreaterThan(5);
    }
}
