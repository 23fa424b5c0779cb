package org.tbimage.codec.xz;

import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.UnsupportedOptionsException;

/**
 * What a level means to LZMA2. Levels 0 to 6 are the presets of the xz tool. Its presets 7 to 9 differ from 6 by larger
 * dictionaries alone, which a chunk has no use for; here they look harder for matches instead, and 9 does what
 * {@code xz -9e} does.
 */
final class Lzma2Levels {
    private static final int LAST_OF_OWN_KIND = 6;

    private Lzma2Levels() {}

    /**
     * Chooses options, with the least dictionary that reaches back through the whole chunk. It is a power of two, so
     * that chunks of similar lengths can use the same arrays one after the other.
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
                // The preset stands.
            }
        }
    }
}
