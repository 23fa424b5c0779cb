package org.tbimage.testbox.pxe;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tbimage.fuzz.Allocation;
import org.tbimage.problem.ImagingException;
import org.tbimage.testbox.net.HostName;
import org.tbimage.testbox.net.Ipv4;
import org.tbimage.testbox.net.MacAddress;

/** What users call boxes, and what name servers do. */
class HostNameFuzzTest {
    private static final int MOST_WORDS = 6;
    /** Each word can be a range of 5000 boxes. */
    private static final long MOST_MEMORY = (4L << 20) + MOST_WORDS * 5000 * 1000L;

    private static final Pattern FILE = Pattern.compile("[0-9A-F]{8}|01(-[0-9a-f]{2}){6}");
    private static final PxeClientParser CLIENTS = new PxeClientParser(HostNameFuzzTest::resolve);

    @FuzzTest
    void hostName(byte[] data) throws IOException {
        Allocation.bounded((4L << 20) + 500L * data.length, () -> check(data));
        List<PxeClient> boxes = new ArrayList<>();
        Allocation.bounded(MOST_MEMORY, () -> boxes.addAll(find(data)));
        assertThat(boxes).allMatch(box -> FILE.matcher(box.fileName()).matches());
        assertThat(boxes)
                .allMatch(box -> PxeClient.ofFileName(box.fileName())
                        .filter(found -> found.fileName().equals(box.fileName()))
                        .isPresent());
    }

    private static void check(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        assertThat(HostName.orUnknown(Optional.of(text)))
                .matches("[A-Za-z0-9_.-]{1,253}")
                .doesNotContain("..");
        Ipv4.find(text).ifPresent(address -> assertThat(address.toString()).isEqualTo(text));
        MacAddress.find(text)
                .ifPresent(mac ->
                        assertThat(MacAddress.findFileName(mac.fileName())).contains(mac));
    }

    private static Collection<PxeClient> find(byte[] data) throws IOException {
        String text = new String(data, StandardCharsets.UTF_8);
        try {
            return CLIENTS.parse(
                    Stream.of(text.split("\n", -1)).limit(MOST_WORDS).toList());
        } catch (ImagingException e) {
            assertThat(e.getMessage()).isNotEmpty().doesNotContain("\n", "\u001b");
            return List.of();
        }
    }

    private static List<Ipv4> resolve(String name) throws UnknownHostException {
        if (name.startsWith("x")) {
            throw new UnknownHostException(name);
        }
        return List.of(Ipv4.parse("10.40.41.42"));
    }
}
