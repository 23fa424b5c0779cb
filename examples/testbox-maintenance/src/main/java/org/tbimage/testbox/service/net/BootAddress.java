package org.tbimage.testbox.service.net;

import java.util.List;
import java.util.Optional;
import org.tbimage.testbox.net.Ipv4;
import org.tbimage.testbox.net.MacAddress;
import org.tbimage.testbox.service.boot.KernelCommandLine;

/**
 * What the kernel command line tells of the interface that the box was started from.
 *
 * @param addresses those of {@code ip=}, as the kernel's and klibc's ipconfig read it; several if it stands there twice
 * @param mac that of {@code BOOTIF=}, as PXELINUX or another boot loader writes it
 */
record BootAddress(List<Ipv4> addresses, Optional<MacAddress> mac) {
    static BootAddress of(KernelCommandLine commandLine) {
        List<Ipv4> addresses = commandLine.after("ip=").stream()
                .map(BootAddress::client)
                .flatMap(Optional::stream)
                .filter(BoxAddress::isOfBox)
                .distinct()
                .toList();
        Optional<MacAddress> mac = commandLine.after("BOOTIF=").stream()
                .flatMap(text -> MacAddress.find(text).stream())
                .findFirst();
        return new BootAddress(addresses, mac);
    }

    /** The first of the fields {@code client:server:gateway:netmask:name:interface:...}; a word such as dhcp is none. */
    private static Optional<Ipv4> client(String ip) {
        int colon = ip.indexOf(':');
        return Ipv4.find(colon < 0 ? ip : ip.substring(0, colon));
    }
}
