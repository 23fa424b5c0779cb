package org.tbimage.testbox.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Host names come from name servers and users, and become part of logs, file names and files that are parsed. */
class HostNameTest {
    private static final String LONGEST_LABEL = "a".repeat(63);

    @ParameterizedTest
    @ValueSource(strings = {"box7", "box-7.lab.example.org", "TB_WIN10", "7up", "a", "7.lab", "x--y", "xn--bchse-kva"})
    void validNamesAreAccepted(String name) {
        assertThat(HostName.isValid(name)).isTrue();
        assertThat(HostName.orUnknown(Optional.of(name))).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "..",
                "../../x",
                "..\\..\\x",
                "/etc/passwd",
                "a/b",
                "a\nb",
                "box\n",
                "box\r",
                "a\u001b[2J",
                "a\u007f",
                "a\u0085",
                "a\u2028b",
                "\0",
                "box\0.lab",
                "-rf",
                "box-",
                "a b",
                "a..b",
                ".box",
                "box.",
                "box..",
                "b\u00f6x",
                "b\u043ex", // looks like box, with a letter of another alphabet
                "\uff42ox", // a wide b
                "box\u3002lab", // a dot of another script
                "box\u200b", // ends in a blank of no width
                "box\u202egol.nosj", // turns what follows around
                "\ud83d\udcbb",
                "\ud83d", // half a character
                "$(reboot)",
                "a;b",
                "a:b",
                "a%00b",
                "10.1",
                "10.1.1.0x1",
                "7"
            })
    void otherTextIsRejected(String name) {
        assertThat(HostName.isValid(name)).isFalse();
        assertThat(HostName.orUnknown(Optional.of(name))).isEqualTo("unknown");
    }

    @Test
    void lengthsAreThoseOfDns() {
        String longest = (LONGEST_LABEL + ".").repeat(3) + "b".repeat(61);
        assertThat(HostName.isValid(LONGEST_LABEL)).isTrue();
        assertThat(HostName.isValid(LONGEST_LABEL + "a")).isFalse();
        assertThat(longest).hasSize(253);
        assertThat(HostName.isValid(longest)).isTrue();
        assertThat(HostName.isValid(longest + "b")).isFalse();
        assertThat(HostName.isValid("a.".repeat(150) + "a")).isFalse();
    }

    @Test
    @Timeout(60)
    void everyNameIsCheckedQuickly() {
        assertThat(HostName.isValid("a".repeat(1 << 20) + "!")).isFalse();
        assertThat(HostName.isValid("a-".repeat(126) + "!")).isFalse();
        assertThat(HostName.isValid("1.".repeat(126) + "1")).isFalse();
    }

    @Test
    void anInvalidNameIsUnknown() {
        assertThat(HostName.orUnknown(Optional.empty())).isEqualTo("unknown");
    }
}
