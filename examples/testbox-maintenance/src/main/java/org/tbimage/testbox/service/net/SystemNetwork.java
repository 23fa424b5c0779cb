package org.tbimage.testbox.service.net;

import java.io.IOException;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.tbimage.testbox.net.Ipv4;
import org.tbimage.testbox.net.MacAddress;

/** The network cards of this machine. */
public final class SystemNetwork {
    private static final HexFormat HEX = HexFormat.ofDelimiter("-");

    private SystemNetwork() {}

    /**
     * Lists the cards that are up.
     *
     * @return the cards, without the loopback interface
     * @throws IOException if the operating system can't list them
     */
    public static List<NetworkCard> ports() throws IOException {
        List<NetworkCard> ports = new ArrayList<>();
        for (NetworkInterface port : NetworkInterface.networkInterfaces().toList()) {
            if (port.isUp() && !port.isLoopback()) {
                ports.add(port(port));
            }
        }
        return ports;
    }

    private static NetworkCard port(NetworkInterface port) throws SocketException {
        byte[] hardware = port.getHardwareAddress();
        Optional<MacAddress> mac =
                Optional.ofNullable(hardware).flatMap(bytes -> MacAddress.find(HEX.formatHex(bytes)));
        List<Ipv4> addresses = port.inetAddresses()
                .flatMap(address -> Ipv4.of(address).stream())
                .toList();
        return new NetworkCard(port.getName(), mac, addresses);
    }
}
