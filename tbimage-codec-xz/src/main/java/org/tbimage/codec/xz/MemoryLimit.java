package org.tbimage.codec.xz;

/**
 * How much memory a header may ask for. A dictionary of 64 MiB is the largest that a preset of the xz tool makes
 * ({@code xz -9}); a header that asks for more is refused before anything is allocated.
 */
final class MemoryLimit {
    private static final int DICTIONARY_KIB = 64 << 10;

    /** For the other filters and the tables of probabilities. */
    private static final int REST_KIB = 1 << 10;

    static final int KIB = DICTIONARY_KIB + REST_KIB;

    private MemoryLimit() {}
}
