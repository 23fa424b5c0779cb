package org.tbimage.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** Frames of zstd, skippable ones and seek tables among them. */
class ZstdFuzzTest {
    private static final CodecCheck CHECK = CodecCheck.of("zstd", ZstdFuzzTest::library, ZstdMender::mend);

    @FuzzTest
    void zstd(byte[] file) throws IOException {
        CHECK.check(file);
    }

    /** All frames at once, which is the library's other way, and looks at sizes where its streams don't. */
    private static Optional<byte[]> library(byte[] file, int limit) {
        byte[] content = new byte[limit];
        long length = Zstd.decompressByteArray(content, 0, limit, file, 0, file.length);
        assertThat(Zstd.isError(length))
                .as("we accept what the library refuses: %s", Zstd.getErrorName(length))
                .isFalse();
        return Optional.of(Arrays.copyOf(content, (int) length));
    }
}
