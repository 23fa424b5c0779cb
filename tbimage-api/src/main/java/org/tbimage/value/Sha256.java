package org.tbimage.value;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 digest (FIPS 180-4), kept in four longs since tables hold them by the million. */
public final class Sha256 {
    /** Length of a digest in bytes. */
    public static final int BYTES = 32;

    private final long a;
    private final long b;
    private final long c;
    private final long d;

    private Sha256(ByteBuffer bytes) {
        a = bytes.getLong();
        b = bytes.getLong();
        c = bytes.getLong();
        d = bytes.getLong();
    }

    /**
     * Takes a digest that was computed elsewhere.
     *
     * @param digest the {@value #BYTES} bytes
     * @return the same as a value
     * @throws IllegalArgumentException if the length is another
     */
    public static Sha256 of(byte[] digest) {
        if (digest.length != BYTES) {
            throw new IllegalArgumentException("a SHA-256 has " + BYTES + " bytes, not " + digest.length);
        }
        return new Sha256(ByteBuffer.wrap(digest));
    }

    /**
     * Computes the digest of what remains in {@code content}, which is left as it was.
     *
     * @param content the bytes
     * @return their digest
     */
    public static Sha256 digest(ByteBuffer content) {
        return new Hasher().hash(content);
    }

    /**
     * Reads 64 lower-case hexadecimal digits.
     *
     * @param hex the digits
     * @return the digest
     * @throws IllegalArgumentException if they are anything else
     */
    public static Sha256 parse(String hex) {
        boolean good = hex.length() == 2 * BYTES;
        for (int i = 0; i < hex.length() && good; i++) {
            char c = hex.charAt(i);
            good = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
        }
        if (!good) {
            throw new IllegalArgumentException("not a SHA-256 in lower-case hex: '" + Printable.of(hex) + "'");
        }
        return of(HexFormat.of().parseHex(hex));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sha256 o && a == o.a && b == o.b && c == o.c && d == o.d;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(a);
    }

    /** {@return the 64 lower-case hexadecimal digits} */
    @Override
    public String toString() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        bytes.putLong(a).putLong(b).putLong(c).putLong(d);
        return HexFormat.of().formatHex(bytes.array());
    }

    /** Computes digests one after the other. Not thread-safe: one per worker. */
    public static final class Hasher {
        private final MessageDigest digest = newDigest();

        /** Ready for the first content. */
        public Hasher() {}

        /**
         * Computes the digest of what remains in {@code content}, which is left as it was.
         *
         * @param content the bytes, direct or on the heap
         * @return their digest
         */
        public Sha256 hash(ByteBuffer content) {
            digest.update(content.duplicate());
            return finish();
        }

        /**
         * Adds to the content of which {@link #finish} gives the digest.
         *
         * @param content the next bytes; left as they were
         */
        public void update(ByteBuffer content) {
            digest.update(content.duplicate());
        }

        /** {@return the digest of all content since the last call; begins anew} */
        public Sha256 finish() {
            return Sha256.of(digest.digest());
        }

        private static MessageDigest newDigest() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }
    }
}
