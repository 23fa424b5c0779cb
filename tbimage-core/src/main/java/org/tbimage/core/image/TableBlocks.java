package org.tbimage.core.image;

import java.util.Arrays;

/**
 * The blocks of a compressed chunk table. Each is one frame of the image's codec, and holds whole entries, so that an entry can be
 * found without decoding the table from its beginning. The first block holds the lines before the entries.
 *
 * @param stored the length of each frame, in bytes
 * @param text the length of what each frame decodes to, in bytes
 */
public record TableBlocks(int[] stored, int[] text) {
    /** The table is not compressed. */
    public static final TableBlocks NONE = new TableBlocks(new int[0], new int[0]);

    /** Maximum length of the text of a block, in bytes. */
    static final int MAX_TEXT = 1 << 20;

    /** Checks the lengths. */
    public TableBlocks {
        if (stored.length != text.length) {
            throw new IllegalArgumentException("bad blocks of the chunk table: their numbers differ");
        }
        for (int i = 0; i < stored.length; i++) {
            if (stored[i] <= 0 || text[i] <= 0 || text[i] > MAX_TEXT || stored[i] > 2 * MAX_TEXT) {
                throw new IllegalArgumentException("bad block " + i + " of the chunk table");
            }
        }
    }

    /** {@return the number of blocks; 0 if the table is not compressed} */
    public int count() {
        return stored.length;
    }

    /** {@return the number of the block that begins at a position of the table} */
    public int at(long position) {
        long begin = 0;
        for (int i = 0; i < stored.length; i++) {
            if (begin == position) {
                return i;
            }
            begin += stored[i];
        }
        throw new IllegalArgumentException("no block of the chunk table begins at byte " + position);
    }

    /** {@return the length of all frames, in bytes} */
    long storedLength() {
        return Arrays.stream(stored).asLongStream().sum();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TableBlocks blocks
                && Arrays.equals(stored, blocks.stored)
                && Arrays.equals(text, blocks.text);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(stored);
    }

    @Override
    public String toString() {
        return count() + " blocks";
    }
}
