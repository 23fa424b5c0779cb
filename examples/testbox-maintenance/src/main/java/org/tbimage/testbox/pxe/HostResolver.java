package org.tbimage.testbox.pxe;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/** Finds the addresses of hosts. */
interface HostResolver {
    /**
     * Finds them.
     *
     * @param name a well-formed host name
     * @return its IPv4 addresses, each once; empty if it has only others
     * @throws UnknownHostException if nobody knows the host
     */
    List<Ipv4> addresses(String name) throws UnknownHostException;

    /** Asks as this machine is set up to: its hosts file, the name servers. */
    static List<Ipv4> ofThisMachine(String name) throws UnknownHostException {
        return Arrays.stream(InetAddress.getAllByName(name))
                .filter(Inet4Address.class::isInstance)
                .map(address -> new Ipv4(ByteBuffer.wrap(address.getAddress()).getInt()))
                .distinct()
                .toList();
    }
}
