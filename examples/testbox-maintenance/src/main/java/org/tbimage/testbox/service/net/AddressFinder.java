package org.tbimage.testbox.service.net;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.tbimage.testbox.failure.ServiceException;
import org.tbimage.testbox.failure.ServiceProblem;
import org.tbimage.testbox.net.Ipv4;
import org.tbimage.testbox.net.MacAddress;
import org.tbimage.testbox.service.boot.KernelCommandLine;

/**
 * Finds the address by which the lab knows this box. The kernel command line takes precedence. If it names no address or
 * several, the address with a PXE file is used. The order of the network cards does not matter, because it is arbitrary and
 * may include bridges.
 */
public final class AddressFinder {
    private final List<NetworkCard> cards;
    private final Predicate<BoxAddress> requested;

    /**
     * Makes a finder.
     *
     * @param cards the network cards of the machine
     * @param requested whether there is a PXE file for an address
     */
    public AddressFinder(List<NetworkCard> cards, Predicate<BoxAddress> requested) {
        this.cards = List.copyOf(cards);
        this.requested = requested;
    }

    /**
     * Finds the address.
     *
     * @param commandLine the kernel command line
     * @return the address
     * @throws ServiceException if there is no address, or more than one candidate
     */
    public BoxAddress find(KernelCommandLine commandLine) throws ServiceException {
        BootInterface boot = BootInterface.of(commandLine);
        List<BoxAddress> named =
                boot.addresses().stream().map(ip -> of(ip, boot.mac())).toList();
        if (!named.isEmpty()) {
            return choose(named);
        }
        List<BoxAddress> ofPort = cards.stream()
                .filter(card -> boot.mac().isPresent() && card.mac().equals(boot.mac()))
                .flatMap(AddressFinder::of)
                .toList();
        return choose(
                ofPort.isEmpty() ? cards.stream().flatMap(AddressFinder::of).toList() : ofPort);
    }

    private BoxAddress choose(List<BoxAddress> all) throws ServiceException {
        if (all.isEmpty()) {
            throw noAddress("no network interface has an IPv4 address");
        }
        List<BoxAddress> candidates =
                all.size() == 1 ? all : all.stream().filter(requested).toList();
        if (candidates.size() != 1) {
            throw noAddress(
                    (candidates.isEmpty() ? "none" : "more than one") + " of the addresses " + all + " has a PXE file");
        }
        return candidates.get(0);
    }

    private BoxAddress of(Ipv4 ip, Optional<MacAddress> bootMac) {
        Optional<MacAddress> mac = cards.stream()
                .filter(card -> card.addresses().contains(ip))
                .flatMap(card -> card.mac().stream())
                .findFirst();
        return new BoxAddress(ip, bootMac.or(() -> mac));
    }

    private static Stream<BoxAddress> of(NetworkCard card) {
        return card.addresses().stream().filter(BoxAddress::isOfBox).map(ip -> new BoxAddress(ip, card.mac()));
    }

    private static ServiceException noAddress(String message) {
        return new ServiceException(
                ServiceProblem.NO_ADDRESS, message, "give it on the kernel command line, as in ip=10.40.41.42:...");
    }
}
