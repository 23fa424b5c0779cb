package org.tbimage.testbox.service.net;

import java.util.List;
import java.util.Optional;
import org.tbimage.testbox.net.Ipv4;
import org.tbimage.testbox.net.MacAddress;

/**
 * A network interface.
 *
 * @param name the kernel's name for it
 * @param mac its hardware address, if it is one of Ethernet
 * @param addresses its IPv4 addresses; others do not count
 */
public record NetworkPort(String name, Optional<MacAddress> mac, List<Ipv4> addresses) {
    /** Keeps a copy. */
    public NetworkPort {
        addresses = List.copyOf(addresses);
    }
}
