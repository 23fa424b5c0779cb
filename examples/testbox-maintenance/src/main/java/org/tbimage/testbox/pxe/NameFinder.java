package org.tbimage.testbox.pxe;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Finds the names of hosts. Used by many threads at once. */
interface NameFinder {
    /**
     * Finds one. May take long where name servers don't answer.
     *
     * @param address the address of a host
     * @return its name, if it has a well-formed one
     */
    Optional<String> name(Ipv4 address);

    /** Asks as this machine is set up to: its hosts file, the name servers. */
    static Optional<String> ofThisMachine(Ipv4 address) {
        try {
            byte[] bytes =
                    ByteBuffer.allocate(Integer.BYTES).putInt(address.bits()).array();
            // the address itself, where it has no name; that is not a well-formed name
            return Optional.of(InetAddress.getByAddress(bytes).getCanonicalHostName())
                    .filter(HostName::isOne);
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
