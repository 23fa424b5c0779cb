package org.tbimage.codec.lz4;

import org.tbimage.codec.LevelRange;

/**
 * Levels as in the lz4 tool. Levels below {@value #FIRST_HIGH} are the fast compressor (so 2 equals 1). The others are
 * levels of the high compressor.
 */
final class Levels {
    static final int FIRST_HIGH = 3;
    static final LevelRange RANGE = new LevelRange(1, 1, 12);

    private Levels() {}
}
