package org.tbimage.testbox.pxe;

import java.util.Comparator;
import java.util.Optional;
import org.tbimage.testbox.net.Ipv4;
import org.tbimage.testbox.net.MacAddress;

/**
 * A machine that requests are for, known by its address, or, where that is not fixed, by its network card.
 *
 * @param fileName what PXELINUX calls its file
 * @param label its address as people write it
 * @param address its IPv4 address, if it is known by that
 * @param name its host name, if somebody said it
 */
record Box(String fileName, String label, Optional<Ipv4> address, Optional<String> name) {
    /** By address; those without one come last. */
    static final Comparator<Box> ORDER = Comparator.comparing(
                    (Box box) -> box.address().isEmpty())
            .thenComparing(box -> box.address().orElse(new Ipv4(0)))
            .thenComparing(Box::label);

    static Box of(Ipv4 address) {
        return new Box(address.hex(), address.toString(), Optional.of(address), Optional.empty());
    }

    static Box of(MacAddress card) {
        return new Box(card.fileName(), card.text(), Optional.empty(), Optional.empty());
    }

    /** {@return the box whose file has this name, if there can be one} */
    static Optional<Box> ofFileName(String name) {
        return Ipv4.findHex(name)
                .map(Box::of)
                .or(() -> MacAddress.findFileName(name).map(Box::of));
    }

    Box named(Optional<String> hostName) {
        return new Box(fileName, label, address, hostName);
    }
}
