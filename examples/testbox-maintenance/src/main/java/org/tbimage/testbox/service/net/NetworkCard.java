package org.tbimage.testbox.service.net;

import java.util.List;
import java.util.Optional;
import org.tbimage.testbox.net.Ipv4;
import org.tbimage.testbox.net.MacAddress;

/**
 * A network card, or another network interface.
 *
 * @param name its kernel name
 * @param mac its hardware address, if it is an Ethernet card
 * @param addresses its IPv4 addresses
 */
public record NetworkCard(String name, Optional<MacAddress> mac, List<Ipv4> addresses) {
    /** Copies the list. */
    public NetworkCard {
        addresses = List.copyOf(addresses);
    }
}
