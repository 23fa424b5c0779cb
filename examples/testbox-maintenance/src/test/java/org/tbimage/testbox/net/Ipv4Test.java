package org.tbimage.testbox.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ipv4Test {
    @ParameterizedTest
    @CsvSource({
        "10.165.98.220, 0AA562DC",
        "10.0.2.15, 0A00020F",
        "192.168.255.1, C0A8FF01",
        "0.0.0.0, 00000000",
        "255.255.255.255, FFFFFFFF"
    })
    void hexIsParsedBack(String dotted, String hex) {
        Ipv4 address = Ipv4.parse(dotted);
        assertThat(address.hex()).isEqualTo(hex);
        assertThat(Ipv4.findHex(hex)).contains(address);
        assertThat(address).hasToString(dotted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.1.1",
                "10.1.1.1.1",
                "010.1.1.1",
                "10.1.1.01",
                "10.1.1.256",
                "10.1.1.999",
                "10.1.1.-1",
                "+10.1.1.1",
                "10.1.1.1 ",
                " 10.1.1.1",
                "10.1.1.1\n",
                "0x0a.1.1.1",
                "167772161",
                "10.1.1.\u0661",
                "::1",
                "::ffff:10.1.1.1",
                "10.1.1.1/24",
                "../10.1.1.1"
            })
    void onlyTheDottedFormIsAccepted(String text) {
        assertThatThrownBy(() -> Ipv4.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not an IPv4 address")
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0AA562D", "0AA562DC0", "0aa562dc", "default", "0AA562DG", "01-52-54-00-12-34-56", ".0AA562DC"})
    void otherFileNamesAreNotAddresses(String name) {
        assertThat(Ipv4.findHex(name)).isEmpty();
    }

    @Test
    void someAddressesAreNotHosts() {
        assertThat(Ipv4.parse("10.0.2.15").isHost()).isTrue();
        assertThat(Ipv4.parse("223.255.255.254").isHost()).isTrue();
        for (String none : new String[] {"0.0.0.0", "127.0.1.1", "224.0.0.1", "255.255.255.255"}) {
            assertThat(Ipv4.parse(none).isHost()).as(none).isFalse();
        }
    }

    @Test
    void highAddressesAreSortedLast() {
        assertThat(Ipv4.parse("10.0.0.1")).isLessThan(Ipv4.parse("192.168.0.1"));
    }
}
