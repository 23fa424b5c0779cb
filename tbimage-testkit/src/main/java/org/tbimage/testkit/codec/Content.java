package org.tbimage.testkit.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Kinds of disk content. The same kind and length always give the same bytes. */
public enum Content {
    /** Zeros, like most of a disk. */
    ZEROS {
        @Override
        public byte[] make(int length) {
            return new byte[length];
        }
    },
    /** Random bytes, which no codec can compress. */
    RANDOM {
        @Override
        public byte[] make(int length) {
            byte[] bytes = new byte[length];
            new Random(SEED + length).nextBytes(bytes);
            return bytes;
        }
    },
    /** Lines of similar text. */
    TEXT {
        @Override
        public byte[] make(int length) {
            StringBuilder text = new StringBuilder(length + 80);
            Random random = new Random(SEED);
            while (text.length() < length) {
                text.append("box 10.40.41.").append(random.nextInt(256));
                text.append(" disk sd").append((char) ('a' + random.nextInt(26)));
                text.append(" block ").append(random.nextInt()).append('\n');
            }
            text.setLength(length);
            return text.toString().getBytes(StandardCharsets.US_ASCII);
        }
    },
    /** Alternating pages of the other kinds, so that codecs change their method within a frame. */
    MIXED {
        @Override
        public byte[] make(int length) {
            byte[] bytes = RANDOM.make(length);
            byte[] text = TEXT.make(Math.min(length, PAGE));
            for (int at = 0, page = 0; at < length; at += PAGE, page++) {
                int end = Math.min(length, at + PAGE);
                switch (page % 3) {
                    case 0 -> System.arraycopy(text, 0, bytes, at, end - at);
                    case 1 -> Arrays.fill(bytes, at, end, (byte) 0);
                    default -> {
                        // stays random
                    }
                }
            }
            return bytes;
        }
    };

    private static final long SEED = 20261122;
    private static final int PAGE = 4096;

    /**
     * Creates content of this kind.
     *
     * @param length length in bytes
     * @return a new array
     */
    public abstract byte[] make(int length);
}
