package org.tbimage.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import net.jpountz.lz4.LZ4FrameInputStream;

/**
 * Frames of lz4: linked blocks, legacy and skippable frames, checksums. What we accept, lz4-java reads alike if it can, and
 * finds no fault with its checksums and sizes.
 */
class Lz4FuzzTest {
    private static final Set<String> FAULTS = Set.of(
            "Content checksum mismatch",
            "Size check mismatch",
            "Block checksum mismatch",
            "Stream frame descriptor corrupted");

    private static final CodecCheck CHECK = CodecCheck.of("lz4", Lz4FuzzTest::library, Lz4Mender::mend);

    @FuzzTest
    void lz4(byte[] file) throws IOException {
        CHECK.check(file);
    }

    private static Optional<byte[]> library(byte[] file, int limit) {
        try (InputStream stream = new LZ4FrameInputStream(new ByteArrayInputStream(file))) {
            return Optional.of(stream.readNBytes(limit));
        } catch (IOException | RuntimeException e) {
            assertThat(String.valueOf(e.getMessage())).isNotIn(FAULTS);
            return Optional.empty(); // it knows neither linked blocks nor legacy frames
        }
    }
}
