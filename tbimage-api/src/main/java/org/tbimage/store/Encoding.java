package org.tbimage.store;

/**
 * How chunks become frames.
 *
 * @param codec name of the codec that made the frames; a reader needs it installed to expand them. Which codec a single
 *     frame is of, its magic number shows
 * @param level the codec's level
 * @param chunkSize size of a chunk, in bytes, {@value #MIN_CHUNK} to {@value #MAX_CHUNK}, a power of two
 */
public record Encoding(String codec, int level, int chunkSize) {
    /** Least size of a chunk, in bytes. */
    public static final int MIN_CHUNK = 4 << 10;

    /** Greatest size of a chunk, in bytes; what a reader must be ready to hold. */
    public static final int MAX_CHUNK = 16 << 20;

    public Encoding {
        if (chunkSize < MIN_CHUNK || chunkSize > MAX_CHUNK || Integer.bitCount(chunkSize) != 1) {
            throw new IllegalArgumentException("bad chunk size " + chunkSize + ": expected a power of two from "
                    + MIN_CHUNK + " to " + MAX_CHUNK + " bytes");
        }
    }
}
