package org.tbimage.testbox.service.net;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tbimage.testbox.net.Ipv4;

/**
 * The address by which the lab knows a box.
 *
 * @param ip its IPv4 address
 * @param mac hardware address of the interface that has it, as in {@code 52-54-00-12-34-56}, if known
 */
public record BoxAddress(Ipv4 ip, Optional<String> mac) {
    private static final String ETHERNET = "01-";
    private static final String LINK_LOCAL = "169.254.";

    /** {@return whether a box can be known by an address: other machines must see it under the same one} */
    static boolean isOfBox(Ipv4 ip) {
        return ip.isHost() && !ip.toString().startsWith(LINK_LOCAL);
    }

    /** {@return names that its PXE file can have, in the order in which PXELINUX looks for them} */
    public List<String> pxeFiles() {
        List<String> names = new ArrayList<>();
        mac.ifPresent(address -> names.add(ETHERNET + address));
        names.add(ip.hex());
        return names;
    }

    @Override
    public String toString() {
        return ip.toString();
    }
}
