package org.tbimage.value;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 digest (FIPS 180-4). It has four {@code long} fields instead of an array, since tables hold millions. */
public final class Sha256 {
    /** Length of a digest, in bytes. */
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
     * Returns a digest that was computed elsewhere.
     *
     * @param digest the {@value #BYTES} bytes
     * @return the digest
     * @throws IllegalArgumentException if the length is not {@value #BYTES}
     */
    public static Sha256 of(byte[] digest) {
        if (digest.length != BYTES) {
            throw new IllegalArgumentException("a SHA-256 has " + BYTES + " bytes, not " + digest.length);
        }
        return new Sha256(ByteBuffer.wrap(digest));
    }

    /**
     * Computes the digest of the remaining bytes of {@code content}, and leaves the buffer unchanged.
     *
     * @param content the bytes
     * @return their digest
     */
    public static Sha256 digest(ByteBuffer content) {
        return new Hasher().hash(content);
    }

    /**
     * Parses 64 lower-case hexadecimal digits.
     *
     * @param hex the digits
     * @return the digest
     * @throws IllegalArgumentException if the text is not a digest
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

    /** {@return the first eight bytes, the first one as the highest} */
    public long prefix() {
        return a;
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

    /** Computes one digest after another. Not thread-safe: each worker has its own. */
    public static final class Hasher {
        private final MessageDigest digest = newDigest();

        /** Creates a hasher without content. */
        public Hasher() {}

        /**
         * Computes the digest of the remaining bytes of {@code content}, and leaves the buffer unchanged.
         *
         * @param content the bytes, direct or on the heap
         * @return their digest
         */
        public Sha256 hash(ByteBuffer content) {
            digest.update(content.duplicate());
            return finish();
        }

        /**
         * Adds bytes to the content that {@link #finish} digests.
         *
         * @param content the next bytes; the buffer stays unchanged
         */
        public void update(ByteBuffer content) {
            digest.update(content.duplicate());
        }

        /** {@return the digest of all content since the last call; the hasher is empty afterwards} */
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
