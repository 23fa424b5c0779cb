package org.tbimage.testbox.service.net;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tbimage.testbox.net.Ipv4;
import org.tbimage.testbox.net.MacAddress;

/**
 * The address by which the lab knows a box.
 *
 * @param ip its IPv4 address
 * @param mac hardware address of the interface that has it, if known
 */
public record BoxAddress(Ipv4 ip, Optional<MacAddress> mac) {
    private static final String LINK_LOCAL = "169.254.";

    /** {@return whether a box can be known by an address: other machines must see it under the same one} */
    static boolean isOfBox(Ipv4 ip) {
        return ip.isHost() && !ip.toString().startsWith(LINK_LOCAL);
    }

    /** {@return names that its PXE file can have, in the order in which PXELINUX looks for them} */
    public List<String> pxeFiles() {
        List<String> names = new ArrayList<>();
        mac.ifPresent(address -> names.add(address.fileName()));
        names.add(ip.hex());
        return names;
    }

    @Override
    public String toString() {
        return ip.toString();
    }
}
