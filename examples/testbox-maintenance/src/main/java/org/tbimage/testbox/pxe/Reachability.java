package org.tbimage.testbox.pxe;

import java.nio.file.Path;
import org.tbimage.problem.ImagingException;
import org.tbimage.testbox.failure.BadSetting;
import org.tbimage.testbox.net.Ipv4;
import org.tbimage.testbox.net.Ipv4Network;

/**
 * Checks that a box can reach its server with the configured addresses. The kernel of the box knows only its own network. It
 * can't reach a server outside it without a gateway, not even by proxy ARP, because it sends ARP requests only for addresses
 * of its own network.
 *
 * @param settings the boot settings
 * @param file the configuration, for messages
 */
record Reachability(PxeSettings settings, Path file) {
    /**
     * Checks one box. A box without a fixed address gets its network from a DHCP server and is not checked.
     *
     * @throws ImagingException if the box cannot reach the server
     */
    void check(PxeClient box) throws ImagingException {
        if (box.address().isPresent()) {
            check(box.address().get());
        }
    }

    private void check(Ipv4 box) throws ImagingException {
        Ipv4Network network = Ipv4Network.of(box, settings.netmask());
        Ipv4 server = settings.server();
        require(!box.equals(server), box + " is the server itself", "leave it out, or correct server in " + file);
        require(
                !network.isReserved(box),
                box + " is not the address of a machine in the network " + network,
                "leave it out, or correct netmask in " + file);
        if (settings.gateway().isPresent()) {
            checkGateway(box, network, settings.gateway().get());
        }
        require(
                !network.isReserved(server),
                "the server " + server + " is not the address of a machine in the network " + network + " of " + box,
                "correct server or netmask in " + file);
        require(
                network.contains(server) || settings.gateway().isPresent(),
                box + " cannot reach the server " + server + ": it is outside the network " + network
                        + ", and no gateway is set",
                "set gateway in " + file + ", or correct server or netmask there");
    }

    private void checkGateway(Ipv4 box, Ipv4Network network, Ipv4 gateway) throws ImagingException {
        require(!box.equals(gateway), box + " is the gateway itself", "leave it out, or correct gateway in " + file);
        require(
                network.contains(gateway),
                box + " cannot reach the gateway " + gateway + ": it is outside the network " + network,
                "correct gateway or netmask in " + file + "; boxes of several networks need a configuration for each"
                        + " (--config)");
        require(
                !network.isReserved(gateway),
                "the gateway " + gateway + " is not the address of a machine in the network " + network + " of " + box,
                "correct gateway or netmask in " + file);
    }

    private static void require(boolean good, String otherwise, String remedy) throws ImagingException {
        if (!good) {
            throw BadSetting.of(otherwise, remedy);
        }
    }
}
