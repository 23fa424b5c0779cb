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
 * @param mac the hardware address of its network card, if known
 */
public record BoxAddress(Ipv4 ip, Optional<MacAddress> mac) {
    private static final String LINK_LOCAL = "169.254.";

    /** {@return whether an address can identify a box, that is, whether other machines can reach it} */
    static boolean isOfBox(Ipv4 ip) {
        return ip.isHost() && !ip.toString().startsWith(LINK_LOCAL);
    }

    /** {@return the possible names of its PXE file, in the order in which PXELINUX tries them} */
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
