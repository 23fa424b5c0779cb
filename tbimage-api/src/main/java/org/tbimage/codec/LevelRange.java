package org.tbimage.codec;

/**
 * The levels of a codec.
 *
 * @param fastest the least number: quickest, largest
 * @param standard what is taken when nothing is asked
 * @param smallest the greatest number: slowest, smallest
 */
public record LevelRange(int fastest, int standard, int smallest) {
    public LevelRange {
        if (fastest > standard || standard > smallest) {
            throw new IllegalArgumentException("bad levels: " + fastest + ", " + standard + ", " + smallest);
        }
    }

    /**
     * Refuses what is no level.
     *
     * @param codec whose level, for the message
     * @param level the number asked for
     * @return the number
     * @throws IllegalArgumentException if it is outside, with a message for the user
     */
    public int check(String codec, int level) {
        if (level < fastest || level > smallest) {
            throw new IllegalArgumentException(
                    codec + " has no level " + level + "; its levels are " + fastest + " to " + smallest);
        }
        return level;
    }
}
