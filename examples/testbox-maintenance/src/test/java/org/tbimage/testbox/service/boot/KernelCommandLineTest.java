package org.tbimage.testbox.service.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.testbox.failure.ServiceException;
import org.tbimage.testbox.failure.ServiceProblem;

class KernelCommandLineTest {
    @TempDir
    Path folder;

    @Test
    void wordsAreSeparatedByUnquotedBlanks() {
        assertThat(KernelCommandLine.parse(" ro\tquiet  a=\"b c\" \n").words()).containsExactly("ro", "quiet", "a=b c");
        assertThat(KernelCommandLine.parse("").words()).isEmpty();
        assertThat(KernelCommandLine.parse("\"never closed testbox-action-x").asksForAction())
                .isFalse();
    }

    @Test
    void anyTextIsParsed() {
        Random random = new Random(1);
        for (int i = 0; i < 1000; i++) {
            byte[] bytes = new byte[random.nextInt(100)];
            random.nextBytes(bytes);
            String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
            assertThat(KernelCommandLine.parse(text).words()).doesNotContain("");
        }
    }

    @Test
    void aTooLongFileIsRejected() throws IOException {
        Path file = Files.writeString(folder.resolve("cmdline"), "x".repeat(1 << 20));
        assertThatThrownBy(() -> KernelCommandLine.read(file))
                .isInstanceOfSatisfying(
                        ServiceException.class, e -> assertThat(e.problem()).isEqualTo(ServiceProblem.BAD_REQUEST));
    }

    @Test
    void aNetworkBootIsDetected() {
        assertThat(KernelCommandLine.parse("root=/dev/sda1 ro quiet").isOfNetBoot())
                .isFalse();
        assertThat(KernelCommandLine.parse("root=/dev/nfs").isOfNetBoot()).isTrue();
        assertThat(KernelCommandLine.parse("testbox-action-what").isOfNetBoot()).isTrue();
    }
}
