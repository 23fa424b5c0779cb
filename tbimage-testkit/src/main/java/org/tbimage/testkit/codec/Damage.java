package org.tbimage.testkit.codec;

/** Ways to damage bytes. */
final class Damage {
    private Damage() {}

    static byte[] flip(byte[] bytes, int bit) {
        byte[] copy = bytes.clone();
        copy[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
        return copy;
    }
}
