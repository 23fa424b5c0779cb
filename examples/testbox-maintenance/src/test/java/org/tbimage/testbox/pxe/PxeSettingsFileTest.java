package org.tbimage.testbox.pxe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.problem.ImagingException;
import org.tbimage.testbox.net.Ipv4;

class PxeSettingsFileTest {
    private static final Path SAMPLE = Path.of("src/main/dist/conf/pxe-conf.conf");

    @TempDir
    Path folder;

    @Test
    void onlyTheServerIsRequired() throws IOException {
        assertThat(read("server = 10.42.1.1"))
                .isEqualTo(new PxeSettings(
                        Ipv4.parse("10.42.1.1"),
                        Optional.empty(),
                        Ipv4.parse("255.255.255.0"),
                        "eth0",
                        "maintenance-boot/vmlinuz",
                        "maintenance-boot/initrd.img",
                        "/export/testbox-nfsroot",
                        List.of("net.ifnames=0")));
        assertThatThrownBy(() -> read("# nothing")).hasMessageEndingWith("does not set the server");
        assertThatThrownBy(() -> read("")).hasMessageEndingWith("does not set the server");
    }

    @Test
    void invisibleCharactersAreIgnored() throws IOException {
        assertThat(read("\ufeffserver = 10.42.1.1\r\n")).isEqualTo(read("server = 10.42.1.1"));
        assertThat(read("\ufeff# my lab\r\nserver\u00a0=\t10.42.1.1\u00a0\r")).isEqualTo(read("server = 10.42.1.1"));
    }

    @Test
    void anotherEncodingIsRejected() throws IOException {
        Path file = Files.writeString(folder.resolve("c"), "server = 10.42.1.1\n", StandardCharsets.UTF_16LE);
        assertThatThrownBy(() -> new PxeSettingsFile(file).read()).hasMessageEndingWith("c is text in UTF-16");
    }

    @Test
    void allSettingsCanBeSet() throws IOException {
        PxeSettings settings =
                read("  # comment \u00fc\r\nserver=10.1.1.1\r\n\ngateway = 10.1.1.254\nnetmask=255.255.0.0\n"
                        + " interface = enp0s3\nkernel=/boot/k\ninitrd = x/i\nnfsroot=/n\narguments =  a=1   b=x=y ");
        assertThat(settings)
                .isEqualTo(new PxeSettings(
                        Ipv4.parse("10.1.1.1"),
                        Optional.of(Ipv4.parse("10.1.1.254")),
                        Ipv4.parse("255.255.0.0"),
                        "enp0s3",
                        "/boot/k",
                        "x/i",
                        "/n",
                        List.of("a=1", "b=x=y")));
        assertThat(read("server = 10.42.1.1\narguments =\ngateway =").arguments())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kernel = ../../etc/shadow",
                "kernel = boot/../../x",
                "kernel = boot/..",
                "kernel = vmlinuz init=/bin/sh",
                "kernel =",
                "kernel = -x",
                "initrd = i,j",
                "initrd = i\u000bLABEL x",
                "initrd = i\u0085DEFAULT x",
                "nfsroot = export",
                "nfsroot = /export,rw",
                "nfsroot = /a/../b",
                "interface = eth0:x",
                "interface = eth0/../x",
                "interface = a234567890123456",
                "netmask = 255.0.255.0",
                "netmask = 0.0.0.0",
                "netmask = 24",
                "gateway = 127.0.0.1",
                "gateway = gw",
                "arguments = a\u0000b",
                "arguments = a\u001b[31m",
                "arguments = a\tb",
                "arguments = a\u00a0b",
                "arguments = testbox-action-restore",
                "arguments = a testbox-action-x",
                "arguments = ip=dhcp",
                "arguments = root=/dev/sda1",
                "arguments = initrd=x",
                "arguments = rw",
                "arguments = BOOTIF=01-00-00-00-00-00-00"
            })
    void valuesThatWouldAddArgumentsAreRejected(String line) {
        String name = line.substring(0, line.indexOf(' '));
        assertThatThrownBy(() -> read("server = 10.42.1.1\n" + line))
                .isInstanceOf(ImagingException.class)
                .hasMessageContaining(folder.resolve("c") + ": ")
                .satisfies(e -> assertThat(e.getMessage())
                        .containsAnyOf("bad " + name, "is not an IPv4 address")
                        .doesNotContain("\u001b", "\u0000", "\t"));
    }

    @Test
    void aLineBreakInAValueIsRejected() {
        assertThatThrownBy(() -> new PxeSettings(
                        Ipv4.parse("10.1.1.1"),
                        Optional.empty(),
                        Ipv4.parse("255.255.255.0"),
                        "eth0",
                        "k\nDEFAULT evil",
                        "i",
                        "/n",
                        List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("bad kernel: 'k?DEFAULT evil'; expected ");
    }

    @Test
    void anErrorNamesItsLine() {
        assertThatThrownBy(() -> read("server = 10.1.1.1\n\nkernle = x"))
                .hasMessageEndingWith(", line 3: there is no setting 'kernle'");
        assertThatThrownBy(() -> read("server 10.1.1.1"))
                .hasMessageEndingWith(", line 1: there is no setting 'server 10.1.1.1'");
        assertThatThrownBy(() -> read("server = 10.1.1.1\nserver = 10.1.1.2"))
                .hasMessageEndingWith(", line 2: server is set twice");
        assertThatThrownBy(() -> read("server = 010.1.1.1")).hasMessageContaining("'010.1.1.1' is not an IPv4 address");
    }

    @Test
    void otherFilesAreRejected() {
        assertThatThrownBy(() -> read("#".repeat(70_000))).hasMessageEndingWith("is too large for a configuration");
        assertThatThrownBy(() -> new PxeSettingsFile(folder).read())
                .hasMessageEndingWith("is a folder, not a configuration");
        assertThatThrownBy(() -> new PxeSettingsFile(folder.resolve("none")).read())
                .isInstanceOf(ImagingException.class)
                .hasMessageStartingWith("there is no configuration ");
    }

    @Test
    void theSampleShowsTheDefaults() throws IOException {
        String sample = Files.readString(SAMPLE);
        assertThatThrownBy(() -> read(sample)).hasMessageEndingWith("does not set the server");
        assertThat(read(sample.replaceAll(
                        "(?m)^#(server|netmask|interface|kernel|initrd|nfsroot|arguments) =", "$1 =")))
                .isEqualTo(read("server = 10.42.1.1"));
        assertThat(read(sample.replaceAll("(?m)^#(\\w+ =)", "$1")).gateway()).isPresent();
    }

    private PxeSettings read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("c"), text, StandardCharsets.UTF_8);
        return new PxeSettingsFile(file).read();
    }
}
