package org.tbimage.testbox.service.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.tbimage.testbox.pxe.Ipv4;

/** Finds the name of an address. */
public interface NameLookup {
    /** Asks the operating system, which may ask a name server. */
    NameLookup LIVE = NameLookup::live;

    /**
     * Finds it.
     *
     * @param address whose
     * @return what the network calls it, as it was told; nothing if nobody knows
     */
    Optional<String> nameOf(Ipv4 address);

    private static Optional<String> live(Ipv4 address) {
        // A name server that is not there must not hold up the box, so the answer is not waited for.
        return CompletableFuture.supplyAsync(() -> ask(address))
                .completeOnTimeout(Optional.empty(), 5, TimeUnit.SECONDS)
                .join();
    }

    private static Optional<String> ask(Ipv4 address) {
        byte[] bytes = ByteBuffer.allocate(Integer.BYTES).putInt(address.bits()).array();
        try {
            String name = InetAddress.getByAddress(bytes).getCanonicalHostName();
            return name.equals(address.toString()) ? Optional.empty() : Optional.of(name);
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
