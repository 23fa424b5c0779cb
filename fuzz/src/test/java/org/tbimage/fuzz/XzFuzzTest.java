package org.tbimage.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.Optional;

/** Streams of xz: blocks, filters, checks, indexes, padding. */
class XzFuzzTest {
    private static final CodecCheck CHECK = CodecCheck.of("xz", (file, limit) -> Optional.empty(), XzMender::mend);

    @FuzzTest
    void xz(byte[] file) throws IOException {
        CHECK.check(file);
    }
}
