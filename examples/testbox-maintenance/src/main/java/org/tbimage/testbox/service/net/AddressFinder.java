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
 * Finds the address by which the lab knows this box. What the kernel command line says counts first; where that leaves
 * a choice, or says nothing, the address counts that a PXE file is there for. Which interface happens to be listed first
 * tells nothing: there may be several, bridges among them.
 */
public final class AddressFinder {
    private final List<NetworkPort> ports;
    private final Predicate<BoxAddress> asked;

    /**
     * Looks at a machine.
     *
     * @param ports its network interfaces
     * @param asked whether there is a PXE file for an address
     */
    public AddressFinder(List<NetworkPort> ports, Predicate<BoxAddress> asked) {
        this.ports = List.copyOf(ports);
        this.asked = asked;
    }

    /**
     * Finds it.
     *
     * @param commandLine of the kernel
     * @return the address
     * @throws ServiceException if there is none, or more than one that could be meant
     */
    public BoxAddress find(KernelCommandLine commandLine) throws ServiceException {
        BootAddress boot = BootAddress.of(commandLine);
        List<BoxAddress> named =
                boot.addresses().stream().map(ip -> of(ip, boot.mac())).toList();
        if (!named.isEmpty()) {
            return choose(named);
        }
        List<BoxAddress> ofPort = ports.stream()
                .filter(port -> boot.mac().isPresent() && port.mac().equals(boot.mac()))
                .flatMap(AddressFinder::of)
                .toList();
        return choose(
                ofPort.isEmpty() ? ports.stream().flatMap(AddressFinder::of).toList() : ofPort);
    }

    private BoxAddress choose(List<BoxAddress> all) throws ServiceException {
        if (all.isEmpty()) {
            throw noAddress("no network interface has an IPv4 address");
        }
        List<BoxAddress> fit =
                all.size() == 1 ? all : all.stream().filter(asked).toList();
        if (fit.size() != 1) {
            throw noAddress(
                    (fit.isEmpty() ? "none" : "more than one") + " of the addresses " + all + " has a PXE file");
        }
        return fit.get(0);
    }

    private BoxAddress of(Ipv4 ip, Optional<MacAddress> bootMac) {
        Optional<MacAddress> mac = ports.stream()
                .filter(port -> port.addresses().contains(ip))
                .flatMap(port -> port.mac().stream())
                .findFirst();
        return new BoxAddress(ip, bootMac.or(() -> mac));
    }

    private static Stream<BoxAddress> of(NetworkPort port) {
        return port.addresses().stream().filter(BoxAddress::isOfBox).map(ip -> new BoxAddress(ip, port.mac()));
    }

    private static ServiceException noAddress(String message) {
        return new ServiceException(
                ServiceProblem.NO_ADDRESS, message, "give it on the kernel command line, as in ip=10.40.41.42:...");
    }
}
