package org.tbimage.testbox.net;

import java.util.Optional;

/** Finds the names of hosts. Used by many threads at once. */
public interface NameFinder {
    /**
     * Finds one. May take long where name servers don't answer.
     *
     * @param address the address of a host
     * @return its name, if it has one; as it was told, so that it may be anything
     */
    Optional<String> name(Ipv4 address);

    /**
     * Asks as this machine is set up to: its hosts file, the name servers.
     *
     * @param address the address of a host
     * @return its name, if it has a well-formed one
     */
    static Optional<String> ofThisMachine(Ipv4 address) {
        // the address itself, where it has no name; that is not a well-formed name
        return Optional.of(address.inetAddress().getCanonicalHostName()).filter(HostName::isOne);
    }
}
