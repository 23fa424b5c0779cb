package org.tbimage.testbox.pxe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tbimage.testbox.Run;

class ReachabilityTest {
    @TempDir
    Path root;

    private TftpTree tree;

    @BeforeEach
    void makeTree() throws IOException {
        tree = new TftpTree(root);
    }

    @ParameterizedTest
    @CsvSource({
        // box, server, gateway, netmask, what is wrong, which settings may be wrong
        "10.42.7.9, 10.42.1.1, , , it is outside the network 10.42.7.0/24 and no gateway is set, gateway server netmask",
        "10.42.7.9, 10.42.1.1, 10.42.0.1, , cannot reach the gateway 10.42.0.1, gateway netmask",
        "10.42.7.9, 10.42.7.1, 10.42.0.1, , cannot reach the gateway 10.42.0.1, gateway netmask",
        "10.42.7.9, 10.42.1.1, 10.42.7.9, , is the gateway itself, gateway",
        "10.42.7.9, 10.42.1.1, 10.42.7.0, , the gateway 10.42.7.0 is not the address of a machine, gateway netmask",
        "10.42.7.9, 10.42.1.1, 10.42.7.255, , the gateway 10.42.7.255 is not the address of, gateway netmask",
        "10.42.7.9, 10.42.7.9, , , 10.42.7.9 is the server itself, server",
        "10.42.7.9-20, 10.42.7.15, , , 10.42.7.15 is the server itself, server",
        "10.42.7.9, 10.42.7.0, , , the server 10.42.7.0 is not the address of a machine, server netmask",
        "10.42.7.9, 10.42.7.255, , , the server 10.42.7.255 is not the address of a machine, server netmask",
        "10.42.7.0, 10.42.7.1, , , 10.42.7.0 is not the address of a machine, netmask",
        "10.42.7.250-255, 10.42.7.1, , , 10.42.7.255 is not the address of a machine, netmask",
        "10.42.7.9, 10.42.7.1, , 255.255.255.255, it is outside the network 10.42.7.9/32, gateway server netmask",
        "10.42.7.9, 10.42.7.1, 10.42.7.2, 255.255.255.255, cannot reach the gateway, gateway netmask",
        "10.42.7.9, 10.42.7.10, , 255.255.255.254, it is outside the network 10.42.7.8/31, gateway server netmask",
        "10.42.7.9, 0.42.7.1, , , bad server: '0.42.7.1', server",
        "10.42.7.9, 127.0.0.1, , , bad server: '127.0.0.1', server",
        "10.42.7.9, 224.0.0.1, , , bad server: '224.0.0.1', server",
        "10.42.7.9, 255.255.255.255, , , bad server: '255.255.255.255', server",
        "10.42.7.9, 10.42.7.1, 127.0.0.1, , bad gateway: '127.0.0.1', gateway",
        "10.42.7.9, 10.42.7.1, 0.0.0.0, , bad gateway: '0.0.0.0', gateway",
        "10.42.7.9, 10.42.7.1, 239.1.1.1, , bad gateway: '239.1.1.1', gateway",
        "10.42.7.9, 10.42.7.1, , 255.0.255.0, bad netmask: '255.0.255.0', netmask",
        "10.42.7.9, 10.42.7.1, , 0.0.0.0, bad netmask: '0.0.0.0', netmask",
        "10.42.7.9, 10.42.7.1, , 0.0.0.255, bad netmask: '0.0.0.255', netmask",
        "127.0.0.1, 10.42.7.1, , , 127.0.0.1 is not the address of a box, ''",
        "224.0.0.5, 10.42.7.1, , , 224.0.0.5 is not the address of a box, ''",
        "0.0.0.0, 10.42.7.1, , , 0.0.0.0 is not the address of a box, ''"
    })
    void unreachableServersAreRejected(
            String box, String server, String gateway, String netmask, String message, String settings)
            throws IOException {
        configure(server, gateway, netmask);
        Run run = request(box);
        assertThat(run.code()).as(run.err()).isEqualTo(2);
        assertThat(run.err().replace(", and", " and")).contains(message);
        assertThat(run.err().lines()).hasSize(2);
        if (!settings.isEmpty()) {
            assertThat(run.err())
                    .contains(settings.split(" "))
                    .contains(root.resolve("pxe-conf.conf").toString());
        }
        assertThat(tree.boxes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10.42.7.9, 10.42.7.1, , ",
        "10.42.7.9, 10.42.1.1, 10.42.7.1, ",
        "10.42.7.9, 10.42.1.1, , 255.255.0.0",
        // The server is the gateway, too.
        "10.42.7.9, 10.42.7.1, 10.42.7.1, ",
        // Reserved only in smaller networks.
        "10.42.7.255, 10.42.8.0, , 255.255.0.0",
        // Both addresses of a network of two are those of machines.
        "10.42.7.8, 10.42.7.9, , 255.255.255.254",
        "10.42.7.9, 10.42.1.1, 10.42.7.8, 255.255.255.254",
        "10.42.7.9, 192.168.1.1, 10.42.7.1, ",
        "10.42.7.9, 100.1.2.3, , 128.0.0.0",
        // An address of the box is not known here.
        "52:54:00:12:34:56, 10.42.7.1, 192.168.0.1, "
    })
    void reachableServersAreAccepted(String box, String server, String gateway, String netmask) throws IOException {
        configure(server, gateway, netmask);
        Run run = request(box);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(tree.boxes()).hasSize(1);
    }

    @Test
    void anErrorNamesTheConfiguration() throws IOException {
        Path other = tree.file("other.conf", "server = 192.168.1.1\n");
        Run run = Run.of("pxe-conf", "-c", root.toString(), "--config", other.toString(), "10.42.7.9", "restore");
        assertThat(run.err()).contains(other.toString()).doesNotContain("pxe-conf.conf");
    }

    @Test
    void withoutAServerTheFileToWriteIsNamed() throws IOException {
        tree.file("pxe-conf.conf", "# nothing yet\n");
        assertThat(request("10.42.7.9").err())
                .contains("-> write " + root.resolve("pxe-conf.conf") + " with a line like: server = ");
        Path other = root.resolve("other.conf");
        assertThat(Run.of("pxe-conf", "-c", root.toString(), "--config", other.toString(), "10.42.7.9", "restore")
                        .err())
                .contains("-> write " + other + " with a line like: server = ");
    }

    private void configure(String server, String gateway, String netmask) throws IOException {
        List<String> lines = new ArrayList<>(List.of("server = " + server));
        Stream.ofNullable(gateway).map("gateway = "::concat).forEach(lines::add);
        Stream.ofNullable(netmask).map("netmask = "::concat).forEach(lines::add);
        tree.file("pxe-conf.conf", String.join("\n", lines) + "\n");
    }

    private Run request(String box) {
        return Run.of("pxe-conf", "-c", root.toString(), box, "restore");
    }
}
