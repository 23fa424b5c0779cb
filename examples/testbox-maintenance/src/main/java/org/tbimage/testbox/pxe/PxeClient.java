package org.tbimage.testbox.pxe;

import java.util.Comparator;
import java.util.Optional;
import org.tbimage.testbox.net.Ipv4;
import org.tbimage.testbox.net.MacAddress;

/**
 * A box as a PXE client: known by its IPv4 address, or, if that is not fixed, by its network card.
 *
 * @param fileName the name of its PXELINUX file
 * @param label its address as people write it
 * @param address its IPv4 address, if it is known by that
 * @param name its host name, if the user gave it
 */
record PxeClient(String fileName, String label, Optional<Ipv4> address, Optional<String> name) {
    /** Sorts by address; clients without one come last. */
    static final Comparator<PxeClient> ORDER = Comparator.comparing(
                    (PxeClient box) -> box.address().isEmpty())
            .thenComparing(box -> box.address().orElse(new Ipv4(0)))
            .thenComparing(PxeClient::label);

    static PxeClient of(Ipv4 address) {
        return new PxeClient(address.hex(), address.toString(), Optional.of(address), Optional.empty());
    }

    static PxeClient of(MacAddress card) {
        return new PxeClient(card.fileName(), card.text(), Optional.empty(), Optional.empty());
    }

    /** {@return the client whose file has this name, if it is the name of such a file} */
    static Optional<PxeClient> ofFileName(String name) {
        return Ipv4.findHex(name)
                .map(PxeClient::of)
                .or(() -> MacAddress.findFileName(name).map(PxeClient::of));
    }

    PxeClient named(Optional<String> hostName) {
        return new PxeClient(fileName, label, address, hostName);
    }
}
