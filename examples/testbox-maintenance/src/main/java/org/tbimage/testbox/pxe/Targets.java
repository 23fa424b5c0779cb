package org.tbimage.testbox.pxe;

import java.net.UnknownHostException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tbimage.problem.ImagingException;
import org.tbimage.testbox.net.HostName;
import org.tbimage.testbox.net.HostResolver;
import org.tbimage.testbox.net.Ipv4;
import org.tbimage.testbox.net.MacAddress;
import org.tbimage.value.Printable;

/**
 * Finds the boxes that are meant by what a user typed: addresses, ranges of them, hardware addresses, host names.
 *
 * @param resolver finds the addresses of hosts
 */
record Targets(HostResolver resolver) {
    /**
     * Finds all, or fails.
     *
     * @param words what the user typed
     * @return the boxes, each once, in order
     * @throws ImagingException if one of the words means no box, or it is not clear which
     */
    Collection<Box> find(List<String> words) throws ImagingException {
        Map<String, Box> boxes = new LinkedHashMap<>();
        for (String word : words) {
            for (Box box : boxes(word)) {
                boxes.merge(box.fileName(), box, (old, other) -> old.name().isPresent() ? old : other);
            }
        }
        return boxes.values();
    }

    private List<Box> boxes(String word) throws ImagingException {
        Optional<MacAddress> card = MacAddress.find(word);
        if (card.isPresent()) {
            return List.of(Box.of(card.get()));
        }
        Optional<Ipv4> address = Ipv4.find(word);
        if (address.isPresent()) {
            return List.of(Box.of(host(word, address.get())));
        }
        if (AddressRange.isMeant(word)) {
            List<Ipv4> range = AddressRange.parse(word);
            host(word, range.get(0));
            host(word, range.get(range.size() - 1));
            return range.stream().map(Box::of).toList();
        }
        return List.of(Box.of(host(word, resolve(word))).named(Optional.of(word)));
    }

    private static Ipv4 host(String word, Ipv4 address) throws ImagingException {
        if (address.isHost()) {
            return address;
        }
        String meant = word.equals(address.toString()) ? word : word + " means " + address + ", which";
        throw Refusal.of(meant + " is not the address of a box", "give the address it has in the lab's network");
    }

    private Ipv4 resolve(String name) throws ImagingException {
        if (!HostName.isOne(name)) {
            throw Refusal.of(
                    "'" + Printable.of(name) + "' is neither an address nor the name of a host",
                    "addresses have four numbers of 0 to 255, without leading zeros");
        }
        List<Ipv4> found;
        try {
            found = resolver.addresses(name);
        } catch (UnknownHostException e) {
            found = List.of();
        }
        if (found.size() != 1) {
            throw Refusal.of(
                    found.isEmpty() ? name + " has no IPv4 address" : name + " has several IPv4 addresses: " + found,
                    "give the box by its address");
        }
        return found.get(0);
    }
}
