package org.tbimage.benchmarks;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** The kinds of content that fill a disk, made up. The same seed gives the same bytes, always. */
enum SampleKind {
    /** Words of a small language, the frequent ones often, as in documentation and sources. */
    TEXT {
        @Override
        void fill(byte[] chunk, Random random) {
            byte[][] words = words(new Random(VOCABULARY));
            int at = 0;
            while (at < chunk.length) {
                // squared, so that a few words are most of the text
                double frequent = random.nextDouble() * random.nextDouble();
                byte[] word = words[(int) (frequent * words.length)];
                int length = Math.min(word.length, chunk.length - at);
                System.arraycopy(word, 0, chunk, at, length);
                at += length;
            }
        }
    },
    /** Records of numbers that grow slowly, between operation codes that repeat: programs, indexes, data bases. */
    BINARY {
        @Override
        void fill(byte[] chunk, Random random) {
            ByteBuffer records = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN);
            int address = random.nextInt(1 << 24);
            while (records.remaining() >= 16) {
                address += 4 * random.nextInt(16);
                int code = random.nextInt(1 + random.nextInt(64));
                records.putInt(0x0F8B4800 | code).putInt(address);
                records.putInt(random.nextInt(3) == 0 ? random.nextInt() : random.nextInt(1 << 8));
                records.putInt(code * 0x01010101);
            }
        }
    },
    /** What is compressed or encrypted already. */
    RANDOM {
        @Override
        void fill(byte[] chunk, Random random) {
            random.nextBytes(chunk);
        }
    },
    /** Files that begin in the midst of the chunk, and free space behind them. */
    HALF_EMPTY {
        @Override
        void fill(byte[] chunk, Random random) {
            byte[] text = new byte[chunk.length / 4];
            TEXT.fill(text, random);
            System.arraycopy(text, 0, chunk, chunk.length / 2, text.length);
        }
    };

    private static final long VOCABULARY = 20261122;
    private static final int WORDS = 20_000;

    /** Fills a chunk that holds zeros. */
    abstract void fill(byte[] chunk, Random random);

    private static byte[][] words(Random random) {
        byte[][] words = new byte[WORDS][];
        for (int i = 0; i < words.length; i++) {
            StringBuilder word = new StringBuilder();
            for (int length = 2 + random.nextInt(9); length > 0; length--) {
                word.append((char) ('a' + random.nextInt(1 + random.nextInt(26))));
            }
            words[i] = word.append(i % 13 == 0 ? '\n' : ' ').toString().getBytes(StandardCharsets.US_ASCII);
        }
        return words;
    }
}
