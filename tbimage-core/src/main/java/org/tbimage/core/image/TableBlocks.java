package org.tbimage.core.image;

import java.util.Arrays;

/**
 * The blocks of a compressed chunk table. Each is one frame of the image's codec, and holds whole entries, so that an entry can be
 * found without decoding the table from its beginning. The first block holds the lines before the entries.
 */
public final class TableBlocks {
    /** The table is not compressed. */
    public static final TableBlocks NONE = new TableBlocks(new int[0], new int[0]);

    /** Maximum length of the text of a block, in bytes. */
    static final int MAX_TEXT = 1 << 20;

    private final int[] stored;
    private final int[] text;

    /**
     * Checks the lengths.
     *
     * @param stored the length of each frame, in bytes
     * @param text the length of what each frame decodes to, in bytes
     */
    public TableBlocks(int[] stored, int[] text) {
        if (stored.length != text.length) {
            throw new IllegalArgumentException("bad blocks of the chunk table: their numbers differ");
        }
        for (int i = 0; i < stored.length; i++) {
            if (stored[i] <= 0 || text[i] <= 0 || text[i] > MAX_TEXT || stored[i] > 2 * MAX_TEXT) {
                throw new IllegalArgumentException("bad block " + i + " of the chunk table");
            }
        }
        this.stored = stored.clone();
        this.text = text.clone();
    }

    /** {@return the length of a block as it is stored, in bytes} */
    public int stored(int block) {
        return stored[block];
    }

    /** {@return the length of the text of a block, in bytes} */
    public int text(int block) {
        return text[block];
    }

    /** {@return the lengths of all blocks as they are stored} */
    int[] allStored() {
        return stored.clone();
    }

    /** {@return the lengths of all texts} */
    int[] allTexts() {
        return text.clone();
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
