package org.tbimage.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Members of gzip, one and many, with all their optional parts. What we accept, the JDK must read alike. */
class GzipFuzzTest {
    private static final CodecCheck CHECK = CodecCheck.of("gzip", GzipFuzzTest::jdk, GzipMender::mend);

    @FuzzTest
    void gzip(byte[] file) throws IOException {
        CHECK.check(file);
    }

    private static Optional<byte[]> jdk(byte[] file, int limit) throws IOException {
        try (InputStream stream = new GZIPInputStream(new ByteArrayInputStream(file))) {
            return Optional.of(stream.readNBytes(limit));
        }
    }
}
