package org.tbimage.testbox.service.net;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tbimage.testbox.net.Ipv4;
import org.tbimage.testbox.service.boot.KernelCommandLine;

/**
 * What the kernel command line tells of the interface that the box was started from.
 *
 * @param addresses those of {@code ip=}, as the kernel's and klibc's ipconfig read it; several if it stands there twice
 * @param mac that of {@code BOOTIF=}, as PXELINUX writes it
 */
record BootAddress(List<Ipv4> addresses, Optional<String> mac) {
    private static final Pattern BOOTIF = Pattern.compile("[0-9a-f]{2}((?:-[0-9a-f]{2}){6})");

    static BootAddress of(KernelCommandLine commandLine) {
        List<Ipv4> addresses = commandLine.after("ip=").stream()
                .map(BootAddress::client)
                .flatMap(Optional::stream)
                .filter(BoxAddress::isOfBox)
                .distinct()
                .toList();
        Optional<String> mac = commandLine.after("BOOTIF=").stream()
                .map(text -> BOOTIF.matcher(text.toLowerCase(Locale.ROOT)))
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1).substring(1))
                .findFirst();
        return new BootAddress(addresses, mac);
    }

    /** The first of the fields {@code client:server:gateway:netmask:name:interface:...}; a word such as dhcp is none. */
    private static Optional<Ipv4> client(String ip) {
        int colon = ip.indexOf(':');
        try {
            return Optional.of(Ipv4.parse(colon < 0 ? ip : ip.substring(0, colon)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
