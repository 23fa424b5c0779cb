package org.tbimage.testbox.service.net;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.tbimage.fuzz.Allocation;
import org.tbimage.testbox.failure.ServiceException;
import org.tbimage.testbox.net.Ipv4;
import org.tbimage.testbox.net.MacAddress;
import org.tbimage.testbox.service.boot.KernelCommandLine;
import org.tbimage.testbox.service.boot.RequestedAction;
import org.tbimage.testbox.service.boot.ServiceSettings;
import org.tbimage.testbox.service.boot.SettingsReader;

/** All that a box takes from its kernel command line: action, settings, address. */
class KernelCommandLineFuzzTest {
    private static final NetworkCard PORT =
            new NetworkCard("eth0", MacAddress.find("52-54-00-12-34-56"), List.of(Ipv4.parse("10.40.41.42")));

    @FuzzTest
    void kernelCommandLine(byte[] data) {
        Allocation.bounded((4L << 20) + 1000L * data.length, () -> check(data));
    }

    private static void check(byte[] data) {
        KernelCommandLine line = KernelCommandLine.parse(new String(data, StandardCharsets.ISO_8859_1));
        line.isOfNetBoot();
        if (line.words().stream().noneMatch(word -> word.chars().anyMatch(c -> c <= ' '))) {
            assertThat(KernelCommandLine.parse(String.join(" ", line.words()))).isEqualTo(line);
        }
        checkSettings(line);
        try {
            assertThat(line.actions()).containsExactly(RequestedAction.of(line).kernelWord());
        } catch (ServiceException e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
        try {
            BoxAddress found = new AddressFinder(List.of(PORT, PORT), address -> false).find(line);
            assertThat(found.ip().isHost()).isTrue();
            assertThat(found.pxeFiles()).allMatch(name -> name.matches("[0-9A-F]{8}|01(-[0-9a-f]{2}){6}"));
        } catch (ServiceException e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }

    private static void checkSettings(KernelCommandLine line) {
        SettingsReader reader = new SettingsReader();
        reader.add(line);
        ServiceSettings settings = reader.read();
        assertThat(settings.store()).startsWith("/").doesNotContain("/../", "//");
        assertThat(settings.tftp()).startsWith("/").doesNotContain("/../", "//");
        assertThat(settings.errorWait()).isBetween(Duration.ZERO, Duration.ofSeconds(999_999));
        assertThat(settings.attempts()).isBetween(1, 999_999);
        try {
            reader.check();
        } catch (ServiceException e) {
            assertThat(e.getMessage()).isNotEmpty().doesNotContain("\n", "\u001b");
        }
    }
}
