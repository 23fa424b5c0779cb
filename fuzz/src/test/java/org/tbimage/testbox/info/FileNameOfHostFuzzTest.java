package org.tbimage.testbox.info;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.tbimage.fuzz.Allocation;

/** Host names as names of files. */
class FileNameOfHostFuzzTest {
    @FuzzTest
    void fileName(byte[] data) {
        Allocation.bounded((4L << 20) + 500L * data.length, () -> check(data));
    }

    private static void check(byte[] data) {
        String name = HostFileName.of(new String(data, StandardCharsets.UTF_8));
        assertThat(name).matches("[A-Za-z0-9_][A-Za-z0-9._-]{0,200}").doesNotMatch("(?i).*\\.(json|chunks|gz|lst|tmp)");
    }
}
