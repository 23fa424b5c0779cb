package org.tbimage.codec;

/**
 * The compression levels of a codec. A greater level compresses better and takes longer.
 *
 * @param fastest the lowest level
 * @param standard the default level
 * @param smallest the highest level
 */
public record LevelRange(int fastest, int standard, int smallest) {
    public LevelRange {
        if (fastest > standard || standard > smallest) {
            throw new IllegalArgumentException("bad levels: " + fastest + ", " + standard + ", " + smallest);
        }
    }

    /**
     * Throws if a level is out of range.
     *
     * @param codec name of the codec, for the message
     * @param level the level to check
     * @return the level
     * @throws IllegalArgumentException if the level is out of range; the message is for the user
     */
    public int check(String codec, int level) {
        if (level < fastest || level > smallest) {
            throw new IllegalArgumentException(
                    codec + " has no level " + level + "; its levels are " + fastest + " to " + smallest);
        }
        return level;
    }
}
