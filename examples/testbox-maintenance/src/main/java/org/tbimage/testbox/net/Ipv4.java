package org.tbimage.testbox.net;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tbimage.value.Printable;

/**
 * An IPv4 address.
 *
 * @param bits its four bytes, the first one the highest
 */
public record Ipv4(int bits) implements Comparable<Ipv4> {
    // Without leading zeros: some programs read 010 as eight, others as ten.
    private static final String BYTE = "(0|[1-9][0-9]{0,2})";
    private static final Pattern DOTTED = Pattern.compile(BYTE + "\\." + BYTE + "\\." + BYTE + "\\." + BYTE);
    private static final Pattern HEX = Pattern.compile("[0-9A-F]{8}");
    private static final int BYTES = 4;
    private static final int LOOPBACK = 127;
    private static final int MULTICAST = 224;

    /**
     * Parses the dotted form.
     *
     * @param text as in {@code 10.165.98.220}
     * @return the address
     * @throws IllegalArgumentException if the text is not an address
     */
    public static Ipv4 parse(String text) {
        return find(text)
                .orElseThrow(() -> new IllegalArgumentException("'" + Printable.of(text)
                        + "' is not an IPv4 address: expected four numbers of 0 to 255 without leading zeros"));
    }

    /** {@return the address, if a text is one in the dotted form} */
    public static Optional<Ipv4> find(String text) {
        Matcher matcher = DOTTED.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int bits = 0;
        for (int i = 1; i <= BYTES; i++) {
            int value = Integer.parseInt(matcher.group(i));
            if (value > 0xff) {
                return Optional.empty();
            }
            bits = (bits << Byte.SIZE) | value;
        }
        return Optional.of(new Ipv4(bits));
    }

    /** {@return the address whose {@link #hex} form is this text, if there is one} */
    public static Optional<Ipv4> findHex(String text) {
        return HEX.matcher(text).matches() ? Optional.of(new Ipv4(HexFormat.fromHexDigits(text))) : Optional.empty();
    }

    /** {@return the address, unless it is an IPv6 address} */
    public static Optional<Ipv4> of(InetAddress address) {
        return address instanceof Inet4Address
                ? Optional.of(new Ipv4(ByteBuffer.wrap(address.getAddress()).getInt()))
                : Optional.empty();
    }

    /** {@return the address as a Java object} */
    InetAddress inetAddress() {
        try {
            return InetAddress.getByAddress(
                    ByteBuffer.allocate(BYTES).putInt(bits).array());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    /** {@return eight upper-case hex digits: the name of the PXELINUX file of a machine with this address} */
    public String hex() {
        return HexFormat.of().withUpperCase().toHexDigits(bits);
    }

    /** {@return whether a machine in a network can have this address: not loopback, multicast or "this network"} */
    public boolean isHost() {
        int first = at(0);
        return first != 0 && first != LOOPBACK && first < MULTICAST;
    }

    private int at(int index) {
        return (bits >>> ((BYTES - 1 - index) * Byte.SIZE)) & 0xff;
    }

    @Override
    public int compareTo(Ipv4 other) {
        return Integer.compareUnsigned(bits, other.bits);
    }

    /** {@return the dotted form} */
    @Override
    public String toString() {
        return at(0) + "." + at(1) + "." + at(2) + "." + at(3);
    }
}
