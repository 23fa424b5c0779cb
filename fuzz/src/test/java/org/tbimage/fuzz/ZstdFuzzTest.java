package org.tbimage.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.github.luben.zstd.ZstdException;
import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Frames of zstd, skippable ones and seek tables among them. */
class ZstdFuzzTest {
    private static final CodecCheck CHECK = CodecCheck.of("zstd", ZstdFuzzTest::library, UnaryOperator.identity());

    @FuzzTest
    void zstd(byte[] file) throws IOException {
        CHECK.check(file);
    }

    /** The library's own loop over frames, which is not ours. */
    private static Optional<byte[]> library(byte[] file, int limit) throws IOException {
        try (InputStream stream = new ZstdInputStream(new ByteArrayInputStream(file))) {
            return Optional.of(stream.readNBytes(limit));
        } catch (ZstdException e) {
            throw new AssertionError("we accept what the library refuses", e);
        }
    }
}
