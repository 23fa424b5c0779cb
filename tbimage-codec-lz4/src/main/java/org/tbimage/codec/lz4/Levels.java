package org.tbimage.codec.lz4;

import org.tbimage.codec.LevelRange;

/**
 * Levels as the lz4 tool counts them: up to {@value #FIRST_HIGH} fast (so 2 is the same as 1), from there on the high
 * compression of that level.
 */
final class Levels {
    static final int FIRST_HIGH = 3;
    static final LevelRange RANGE = new LevelRange(1, 1, 12);

    private Levels() {}
}
