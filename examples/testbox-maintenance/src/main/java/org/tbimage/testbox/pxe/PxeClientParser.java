package org.tbimage.testbox.pxe;

import java.net.UnknownHostException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tbimage.problem.ImagingException;
import org.tbimage.testbox.failure.BadSetting;
import org.tbimage.testbox.net.HostName;
import org.tbimage.testbox.net.HostResolver;
import org.tbimage.testbox.net.Ipv4;
import org.tbimage.testbox.net.MacAddress;
import org.tbimage.value.Printable;

/**
 * Parses the boxes that a user names: IPv4 addresses, ranges of them, hardware addresses, host names.
 *
 * @param resolver looks up the addresses of host names
 */
record PxeClientParser(HostResolver resolver) {
    /**
     * Parses the arguments.
     *
     * @param words the arguments
     * @return the boxes without duplicates, in the order of the arguments
     * @throws ImagingException if an argument names no box, or several
     */
    Collection<PxeClient> parse(List<String> words) throws ImagingException {
        Map<String, PxeClient> boxes = new LinkedHashMap<>();
        for (String word : words) {
            for (PxeClient box : boxes(word)) {
                boxes.merge(box.fileName(), box, (old, other) -> old.name().isPresent() ? old : other);
            }
        }
        return boxes.values();
    }

    private List<PxeClient> boxes(String word) throws ImagingException {
        Optional<MacAddress> card = MacAddress.find(word);
        if (card.isPresent()) {
            return List.of(PxeClient.of(card.get()));
        }
        Optional<Ipv4> address = Ipv4.find(word);
        if (address.isPresent()) {
            return List.of(PxeClient.of(host(word, address.get())));
        }
        if (AddressRange.looksLike(word)) {
            List<Ipv4> range = AddressRange.parse(word);
            host(word, range.get(0));
            host(word, range.get(range.size() - 1));
            return range.stream().map(PxeClient::of).toList();
        }
        return List.of(PxeClient.of(host(word, resolve(word))).named(Optional.of(word)));
    }

    private static Ipv4 host(String word, Ipv4 address) throws ImagingException {
        if (address.isHost()) {
            return address;
        }
        String meant = word.equals(address.toString()) ? word : word + " means " + address + ", which";
        throw BadSetting.of(meant + " is not the address of a box", "give the address it has in the lab's network");
    }

    private Ipv4 resolve(String name) throws ImagingException {
        if (!HostName.isValid(name)) {
            throw BadSetting.of(
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
            throw BadSetting.of(
                    found.isEmpty() ? name + " has no IPv4 address" : name + " has several IPv4 addresses: " + found,
                    "give the box by its address");
        }
        return found.get(0);
    }
}
