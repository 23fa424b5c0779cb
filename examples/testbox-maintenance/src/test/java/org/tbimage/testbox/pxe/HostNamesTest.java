package org.tbimage.testbox.pxe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.core.Tbimage;
import org.tbimage.testbox.command.CommonOptions;
import org.tbimage.testbox.command.Invocation;
import org.tbimage.testbox.net.HostResolver;
import org.tbimage.testbox.net.Ipv4;
import org.tbimage.testbox.terminal.Console;
import org.tbimage.testbox.terminal.ShutdownHandler;
import org.tbimage.testbox.terminal.Terminal;

/** Requests by host name, with a fake name server and the configuration of the installation. */
class HostNamesTest {
    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());
    private static final HostResolver RESOLVER = name -> {
        if (name.equals("tb1.lab")) {
            return List.of(Ipv4.parse("10.165.98.220"));
        }
        throw new UnknownHostException(name);
    };

    @TempDir
    Path root;

    private TftpTree tree;
    private PxeConfCommand command;

    @BeforeEach
    void makeTree() throws IOException {
        tree = new TftpTree(root.resolve("tftp"));
        Path installation = root.resolve("installed");
        Files.createDirectories(installation.resolve("conf"));
        Files.move(tree.root.resolve("pxe-conf.conf"), installation.resolve("conf/pxe-conf.conf"));
        command = new PxeConfCommand(RESOLVER, HostNamesTest::reverse, installation);
    }

    @Test
    void theNameIsKeptForTheList() throws IOException {
        assertThat(run(Map.of(), "tb1.lab", "restore")).contains("requested", "tb1.lab");
        assertThat(tree.box("0AA562DC")).content().startsWith("# box 10.165.98.220 tb1.lab\n");
        assertThat(run(Map.of("list", "true"))).contains("10.165.98.220", "tb1.lab");
        assertThat(run(Map.of("cancel", "true"), "tb1.lab")).contains("cancelled");
        assertThat(tree.boxes()).isEmpty();
    }

    @Test
    void boxesWithoutANameAreLookedUp() throws IOException {
        run(Map.of(), "tb1.lab", "10.165.98.221-222", "52:54:00:12:34:56", "restore");
        assertThat(run(Map.of("list", "true")))
                .containsPattern("220 .* tb1.lab\n")
                .containsPattern("221 .* looked-up\n")
                .containsPattern("222 .* -\n");
    }

    @Test
    void anUnknownHostStopsTheCommand() throws IOException {
        assertThatThrownBy(() -> run(Map.of(), "tb1.lab", "tb2.lab", "restore"))
                .hasMessage("tb2.lab has no IPv4 address");
        assertThat(tree.boxes()).isEmpty();
    }

    @Test
    void resolvesThisMachine() throws IOException {
        assertThat(HostResolver.ofThisMachine("localhost")).contains(Ipv4.parse("127.0.0.1"));
    }

    private static Optional<String> reverse(Ipv4 address) {
        return address.hex().equals("0AA562DE") ? Optional.empty() : Optional.of("looked-up");
    }

    private String run(Map<String, String> settings, String... words) throws IOException {
        Map<String, String> all = new HashMap<>(settings);
        all.put("folder", tree.root.toString());
        return command.run(new Invocation(
                        Tbimage.discover(),
                        all,
                        List.of(words),
                        new CommonOptions(Optional.empty(), false, false, false),
                        new Console(NOWHERE, NOWHERE, Terminal.NONE),
                        new ShutdownHandler()))
                .text();
    }
}
