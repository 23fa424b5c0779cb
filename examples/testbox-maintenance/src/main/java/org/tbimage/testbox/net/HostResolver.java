package org.tbimage.testbox.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** Finds the addresses of hosts. */
public interface HostResolver {
    /**
     * Finds them.
     *
     * @param name a well-formed host name
     * @return its IPv4 addresses, each once; empty if it has only others
     * @throws UnknownHostException if nobody knows the host
     */
    List<Ipv4> addresses(String name) throws UnknownHostException;

    /**
     * Asks as this machine is set up to: its hosts file, the name servers.
     *
     * @param name a well-formed host name
     * @return its IPv4 addresses, each once
     * @throws UnknownHostException if nobody knows the host
     */
    static List<Ipv4> ofThisMachine(String name) throws UnknownHostException {
        return Arrays.stream(InetAddress.getAllByName(name))
                .flatMap(address -> Ipv4.of(address).stream())
                .distinct()
                .toList();
    }
}
