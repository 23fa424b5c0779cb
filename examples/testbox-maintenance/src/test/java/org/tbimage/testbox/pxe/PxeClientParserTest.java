package org.tbimage.testbox.pxe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.testbox.net.Ipv4;

class PxeClientParserTest {
    private static final Map<String, List<String>> HOSTS = Map.of(
            "tb1", List.of("10.1.1.1"),
            "tb-2.lab.example.org", List.of("10.1.1.2"),
            "two", List.of("10.1.1.3", "10.2.1.3"),
            "only6", List.of(),
            "me", List.of("127.0.1.1"));

    private final List<String> asked = new ArrayList<>();
    private final PxeClientParser clients = new PxeClientParser(this::resolve);

    @Test
    void allFormsCanBeMixed() throws ImagingException {
        assertThat(labels("10.165.98.220", "10.165.98.222-10.165.98.224", "tb1", "52:54:00:12:34:56"))
                .containsExactly(
                        "10.165.98.220",
                        "10.165.98.222",
                        "10.165.98.223",
                        "10.165.98.224",
                        "10.1.1.1",
                        "52-54-00-12-34-56");
        assertThat(asked).containsExactly("tb1");
    }

    @Test
    void aRangeCanBeShort() throws ImagingException {
        assertThat(labels("10.1.1.254-10.1.2.1")).containsExactly("10.1.1.254", "10.1.1.255", "10.1.2.0", "10.1.2.1");
        assertThat(labels("10.1.1.8-9", "10.1.1.7-7")).containsExactly("10.1.1.8", "10.1.1.9", "10.1.1.7");
        assertThat(labels("10.1.0.0-10.1.19.135")).hasSize(AddressRange.MAX_SIZE);
    }

    @Test
    void duplicatesAreMergedAndKeepTheName() throws ImagingException {
        assertThat(clients.parse(List.of("10.1.1.1", "tb1", "10.1.1.0-3")))
                .hasSize(4)
                .first()
                .satisfies(box -> assertThat(box.name()).contains("tb1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "10.1.1.9-10.1.1.8 | '10.1.1.9-10.1.1.8' ends before it begins",
                "10.1.1.9-8 | '10.1.1.9-8' ends before it begins",
                "10.1.1.1-256 | '10.1.1.1-256' is not a range of addresses",
                "10.1.1.1-09 | '10.1.1.1-09' is not a range of addresses",
                "10.1.1.1-2-3 | 10.1.1.1-2-3 has no IPv4 address",
                "1-2 | '1-2' is not a range of addresses",
                "10.1.0.0-10.1.19.136 | '10.1.0.0-10.1.19.136' has 5001 addresses; the maximum is 5000",
                "0.0.0.1-255.255.255.255 | '0.0.0.1-255.255.255.255' has 4294967295 addresses; the maximum is 5000",
                "223.255.255.255-224.0.0.1 | 223.255.255.255-224.0.0.1 means 224.0.0.1, which is not the address of a box",
                "127.0.0.1 | 127.0.0.1 is not the address of a box",
                "255.255.255.255 | 255.255.255.255 is not the address of a box",
                "me | me means 127.0.1.1, which is not the address of a box",
                "two | two has several IPv4 addresses: [10.1.1.3, 10.2.1.3]",
                "only6 | only6 has no IPv4 address",
                "nobody | nobody has no IPv4 address"
            })
    void ambiguousArgumentsAreRejected(String word, String message) {
        assertThatThrownBy(() -> clients.parse(List.of("10.1.1.1", word)))
                .isInstanceOfSatisfying(
                        ImagingException.class, e -> assertThat(e.problem()).isEqualTo(Problem.BAD_SETTING))
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "../../etc/passwd",
                "/etc/passwd",
                "tb1 ",
                "tb1\n",
                "tb 1",
                "tb1\n  APPEND x",
                "\u001b[31mtb1",
                "tb1\0",
                "tb1.",
                ".tb1",
                "-tb1",
                "tb1-",
                "a..b",
                "b\u00fcchse",
                "010.1.1.1",
                "10.1.1",
                "10.1",
                "167772161",
                "0x0a010101",
                "10.1.1.0x1",
                "10.1.1.1/24",
                "::1",
                "fe80::1%eth0",
                "0AA562DC.1"
            })
    void invalidNamesAreNotResolved(String word) {
        assertThatThrownBy(() -> clients.parse(List.of(word)))
                .isInstanceOf(ImagingException.class)
                .hasMessageContaining("is neither an address nor the name of a host")
                .hasMessageNotContaining("\n")
                .hasMessageNotContaining("\u001b");
        assertThat(asked).isEmpty();
    }

    @Test
    void aTooLongNameIsRejected() {
        String label = "a".repeat(63) + ".";
        assertThatThrownBy(() -> clients.parse(List.of(label.repeat(4) + "b"))).isInstanceOf(ImagingException.class);
        assertThatThrownBy(() -> clients.parse(List.of("a".repeat(64)))).isInstanceOf(ImagingException.class);
        assertThat(asked).isEmpty();
    }

    private List<String> labels(String... words) throws ImagingException {
        return clients.parse(List.of(words)).stream().map(PxeClient::label).toList();
    }

    private List<Ipv4> resolve(String name) throws UnknownHostException {
        asked.add(name);
        if (!HOSTS.containsKey(name)) {
            throw new UnknownHostException(name);
        }
        return HOSTS.get(name).stream().map(Ipv4::parse).toList();
    }
}
