package org.tbimage.testbox.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** Looks up the addresses of host names. */
public interface HostResolver {
    /**
     * Looks up a host name.
     *
     * @param name a valid host name
     * @return its IPv4 addresses without duplicates; empty if it has only IPv6 addresses
     * @throws UnknownHostException if the host is unknown
     */
    List<Ipv4> addresses(String name) throws UnknownHostException;

    /**
     * Looks up a host name by the hosts file and name servers of this machine.
     *
     * @param name a valid host name
     * @return its IPv4 addresses without duplicates
     * @throws UnknownHostException if the host is unknown
     */
    static List<Ipv4> ofThisMachine(String name) throws UnknownHostException {
        return Arrays.stream(InetAddress.getAllByName(name))
                .flatMap(address -> Ipv4.of(address).stream())
                .distinct()
                .toList();
    }
}
