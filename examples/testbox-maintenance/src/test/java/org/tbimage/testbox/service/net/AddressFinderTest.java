package org.tbimage.testbox.service.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.testbox.failure.ServiceException;
import org.tbimage.testbox.net.Ipv4;
import org.tbimage.testbox.net.MacAddress;
import org.tbimage.testbox.service.boot.KernelCommandLine;

/** T23: the first address of a box is not always the one that the lab knows. */
class AddressFinderTest {
    private static final String MAC = "52-54-00-12-34-56";
    private static final NetworkCard BRIDGE = port("br0", "02-42-00-00-00-01", "172.17.0.1");
    private static final NetworkCard OTHER = port("eth1", "52-54-00-00-00-02", "192.168.7.7");
    private static final NetworkCard LAB = port("eth0", MAC, "10.40.41.42");
    private static final List<NetworkCard> THREE = List.of(BRIDGE, OTHER, LAB);

    @Test
    void theCommandLineTakesPrecedence() throws IOException {
        BoxAddress box = find(THREE, "ip=10.0.2.15:10.0.2.2:10.0.2.2:255.255.255.0:maintenance:eth0");
        assertThat(box).hasToString("10.0.2.15");
        assertThat(box.pxeFiles()).containsExactly("0A00020F");
    }

    @Test
    void theBootInterfaceComesNext() throws IOException {
        BoxAddress box = find(THREE, "ip=dhcp BOOTIF=01-" + MAC);
        assertThat(box).hasToString("10.40.41.42");
        assertThat(box.pxeFiles()).containsExactly("01-" + MAC, "0A28292A");
        assertThat(find(THREE, "BOOTIF=01-52-54-00-12-34-56".replace("56", "5G"), "0A28292A"))
                .hasToString("10.40.41.42");
    }

    @Test
    void otherwiseTheAddressWithAPxeFileIsUsed() throws IOException {
        assertThat(find(THREE, "", "0A28292A")).hasToString("10.40.41.42");
        assertThat(find(THREE, "", "01-52-54-00-00-00-02")).hasToString("192.168.7.7");
        assertThat(find(List.of(LAB), "")).hasToString("10.40.41.42");
    }

    @Test
    void thePxeFileDecidesBetweenAddressesOfOneInterface() throws IOException {
        NetworkCard both = port("eth0", MAC, "10.40.41.43", "10.40.41.42");
        assertThat(find(List.of(BRIDGE, both), "BOOTIF=01-" + MAC.toUpperCase(java.util.Locale.ROOT), "0A28292A"))
                .hasToString("10.40.41.42");
        assertThat(find(List.of(both), "ip=10.40.41.43::: ip=10.40.41.42:::", "0A28292A"))
                .hasToString("10.40.41.42");
    }

    @Test
    void specialAddressesAreIgnored() throws IOException {
        NetworkCard odd = port("eth0", MAC, "127.0.0.1", "169.254.3.3", "0.0.0.0", "224.0.0.1", "10.40.41.42");
        assertThat(find(List.of(odd), "ip=127.0.0.1::")).hasToString("10.40.41.42");
    }

    @Test
    void ambiguousAddressesAreRejected() {
        assertThatThrownBy(() -> find(List.of(), ""))
                .isInstanceOf(ServiceException.class)
                .hasMessage("no network interface has an IPv4 address");
        assertThatThrownBy(() -> find(THREE, "")).hasMessageStartingWith("none of the addresses [172.17.0.1, ");
        assertThatThrownBy(() -> find(THREE, "", "0A28292A", "C0A80707")).hasMessageStartingWith("more than one of");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ip=",
                "ip=::::",
                "ip=1.2.3",
                "ip=1.2.3.4.5",
                "ip=256.1.1.1",
                "ip=[::1]",
                "ip=../../x",
                "BOOTIF=",
                "BOOTIF=01-../../../../x",
                "BOOTIF=01-52-54-00-12-34-56-78",
                "ip=99999999999.1.1.1",
                "ip=fe80::1"
            })
    void malformedArgumentsAreIgnored(String word) throws IOException {
        assertThat(find(List.of(LAB), word)).hasToString("10.40.41.42");
    }

    @Test
    void formsOfOtherBootLoadersAreAccepted() throws IOException {
        for (String text : List.of(MAC, "01-" + MAC, MAC.replace('-', ':'))) {
            assertThat(find(THREE, "BOOTIF=" + text)).as(text).hasToString("10.40.41.42");
        }
    }

    @Test
    void listsTheCardsOfThisMachine() throws IOException {
        assertThat(SystemNetwork.ports()).noneMatch(port -> port.name().equals("lo"));
    }

    private static BoxAddress find(List<NetworkCard> ports, String commandLine, String... pxeFiles) throws IOException {
        Set<String> files = Set.of(pxeFiles);
        return new AddressFinder(ports, address -> address.pxeFiles().stream().anyMatch(files::contains))
                .find(KernelCommandLine.parse(commandLine));
    }

    private static NetworkCard port(String name, String mac, String... addresses) {
        return new NetworkCard(
                name,
                MacAddress.find(mac),
                Arrays.stream(addresses).map(Ipv4::parse).toList());
    }
}
