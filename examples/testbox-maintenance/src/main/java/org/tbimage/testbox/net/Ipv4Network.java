package org.tbimage.testbox.net;

/**
 * An IPv4 network.
 *
 * @param first its lowest address
 * @param mask ones for the bits that all its addresses share, then zeros
 */
public record Ipv4Network(Ipv4 first, Ipv4 mask) {
    /**
     * Checks the mask.
     *
     * @throws IllegalArgumentException if it is not ones and then zeros, or the address has other bits than those
     */
    public Ipv4Network {
        if (!isMask(mask) || (first.bits() & ~mask.bits()) != 0) {
            throw new IllegalArgumentException(first + " with the mask " + mask + " is not a network");
        }
    }

    /** {@return the network of a machine} */
    public static Ipv4Network of(Ipv4 machine, Ipv4 mask) {
        return new Ipv4Network(new Ipv4(machine.bits() & mask.bits()), mask);
    }

    /** {@return whether it is at least one bit that is set, and all set bits come before all others} */
    public static boolean isMask(Ipv4 mask) {
        // The zeros turned over, plus one, are a power of two.
        int hosts = ~mask.bits();
        return mask.bits() != 0 && (hosts & (hosts + 1)) == 0;
    }

    /** {@return whether an address lies in it} */
    public boolean contains(Ipv4 address) {
        return (address.bits() & mask.bits()) == first.bits();
    }

    /**
     * Whether no machine can have an address: it means the network itself, or all machines in it. Networks of one or two
     * addresses (/32, /31) have no such addresses.
     */
    public boolean isReserved(Ipv4 address) {
        int hosts = ~mask.bits();
        int host = address.bits() & hosts;
        // The comparison is unsigned: a mask of one bit leaves 31 bits for machines.
        return contains(address) && Integer.compareUnsigned(hosts, 1) > 0 && (host == 0 || host == hosts);
    }

    /** {@return as in {@code 10.42.7.0/24}} */
    @Override
    public String toString() {
        return first + "/" + Integer.bitCount(mask.bits());
    }
}
