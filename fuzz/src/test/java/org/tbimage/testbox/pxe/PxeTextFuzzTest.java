package org.tbimage.testbox.pxe;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.tbimage.fuzz.Allocation;

/** PXE files that anybody may have written. */
class PxeTextFuzzTest {
    /** A byte can be a line, and each line is looked at by streams of its own. */
    private static final long MOST_FOR_A_BYTE = 8000;

    @FuzzTest
    void pxeText(byte[] data) {
        Allocation.bounded((4L << 20) + MOST_FOR_A_BYTE * data.length, () -> check(data));
    }

    private static void check(byte[] data) {
        PxeText text = new PxeText(new String(data, StandardCharsets.ISO_8859_1));
        text.hostName().ifPresent(name -> assertThat(name).matches("[A-Za-z0-9._-]{1,253}"));
        text.action().ifPresent(action -> assertThat(text.text()).contains(action.kernelWord()));
        assertThat(text.meansSameAs(new PxeText("# more\n" + text.text()))).isTrue();
    }
}
