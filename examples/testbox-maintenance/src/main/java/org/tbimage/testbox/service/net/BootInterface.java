package org.tbimage.testbox.service.net;

import java.util.List;
import java.util.Optional;
import org.tbimage.testbox.net.Ipv4;
import org.tbimage.testbox.net.MacAddress;
import org.tbimage.testbox.service.boot.KernelCommandLine;

/**
 * The network card that the box booted from, as far as the kernel command line describes it.
 *
 * @param addresses the addresses of {@code ip=}, parsed like the kernel and klibc's ipconfig; several if it occurs twice
 * @param mac the hardware address of {@code BOOTIF=}, as PXELINUX or another boot loader writes it
 */
record BootInterface(List<Ipv4> addresses, Optional<MacAddress> mac) {
    static BootInterface of(KernelCommandLine commandLine) {
        List<Ipv4> addresses = commandLine.after("ip=").stream()
                .map(BootInterface::client)
                .flatMap(Optional::stream)
                .filter(BoxAddress::isOfBox)
                .distinct()
                .toList();
        Optional<MacAddress> mac = commandLine.after("BOOTIF=").stream()
                .flatMap(text -> MacAddress.find(text).stream())
                .findFirst();
        return new BootInterface(addresses, mac);
    }

    /** The first of the fields {@code client:server:gateway:netmask:name:interface:...}; empty for a word such as dhcp. */
    private static Optional<Ipv4> client(String ip) {
        int colon = ip.indexOf(':');
        return Ipv4.find(colon < 0 ? ip : ip.substring(0, colon));
    }
}
