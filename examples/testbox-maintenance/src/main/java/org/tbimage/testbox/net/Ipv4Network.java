package org.tbimage.testbox.net;

/**
 * An IPv4 network.
 *
 * @param first its lowest address
 * @param mask one bits for the common part of all its addresses, then zeros
 */
public record Ipv4Network(Ipv4 first, Ipv4 mask) {
    /**
     * Checks the mask.
     *
     * @throws IllegalArgumentException if the mask is not ones and then zeros, or the address has bits outside the mask
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

    /** {@return whether the mask has at least one set bit, and all set bits come first} */
    public static boolean isMask(Ipv4 mask) {
        // The inverted mask plus one is a power of two.
        int hosts = ~mask.bits();
        return mask.bits() != 0 && (hosts & (hosts + 1)) == 0;
    }

    /** {@return whether it contains an address} */
    public boolean contains(Ipv4 address) {
        return (address.bits() & mask.bits()) == first.bits();
    }

    /**
     * Returns whether an address is reserved: the network address or the broadcast address. Networks of one or two addresses
     * (/32, /31) have none.
     */
    public boolean isReserved(Ipv4 address) {
        int hosts = ~mask.bits();
        int host = address.bits() & hosts;
        // Compares unsigned: a mask of one bit leaves 31 host bits.
        return contains(address) && Integer.compareUnsigned(hosts, 1) > 0 && (host == 0 || host == hosts);
    }

    /** {@return as in {@code 10.42.7.0/24}} */
    @Override
    public String toString() {
        return first + "/" + Integer.bitCount(mask.bits());
    }
}
