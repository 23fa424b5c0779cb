package org.tbimage.testbox.net;

import java.util.Optional;

/** Looks up the host names of addresses. Safe for use by several threads. */
public interface ReverseLookup {
    /**
     * Looks up one address. May take long if a name server does not answer.
     *
     * @param address the address of a host
     * @return its name, if it has one; the name may be invalid
     */
    Optional<String> name(Ipv4 address);

    /**
     * Looks up an address by the hosts file and name servers of this machine.
     *
     * @param address the address of a host
     * @return its name, if it has a valid one
     */
    static Optional<String> ofThisMachine(Ipv4 address) {
        // Java returns the address itself if there is no name; an address is not a valid name
        return Optional.of(address.inetAddress().getCanonicalHostName()).filter(HostName::isValid);
    }
}
