package org.tbimage.codec.xz;

import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.UnsupportedOptionsException;

/**
 * LZMA2 options for each level. Levels 0 to 6 are the presets of the xz tool. Its presets 7 to 9 differ from 6 only by
 * larger dictionaries, which a chunk cannot use. Here they search harder for matches, and level 9 equals {@code xz
 * -9e}.
 */
final class Lzma2Levels {
    private static final int LAST_OF_OWN_KIND = 6;

    private Lzma2Levels() {}

    /**
     * Returns options with the smallest dictionary that covers the whole chunk. Its size is a power of two, so that
     * chunks of similar lengths can reuse the same arrays.
     */
    static LZMA2Options options(int level, int chunkLength) {
        try {
            LZMA2Options options = new LZMA2Options(Math.min(level, LAST_OF_OWN_KIND));
            options.setDictSize(Math.min(options.getDictSize(), dictionaryFor(chunkLength)));
            searchHarder(options, level);
            return options;
        } catch (UnsupportedOptionsException e) {
            throw new IllegalStateException("XZ for Java refuses the options of level " + level, e);
        }
    }

    private static int dictionaryFor(int chunkLength) {
        int least = Math.max(chunkLength, LZMA2Options.DICT_SIZE_MIN);
        return Integer.highestOneBit(Math.min(least - 1, LZMA2Options.DICT_SIZE_MAX / 2)) << 1;
    }

    private static void searchHarder(LZMA2Options options, int level) throws UnsupportedOptionsException {
        switch (level) {
            case 7 -> options.setNiceLen(128);
            case 8 -> options.setNiceLen(LZMA2Options.NICE_LEN_MAX);
            case 9 -> {
                options.setNiceLen(LZMA2Options.NICE_LEN_MAX);
                options.setDepthLimit(512);
            }
            default -> {
                // the preset is unchanged
            }
        }
    }
}
