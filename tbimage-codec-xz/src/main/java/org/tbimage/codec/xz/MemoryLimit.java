package org.tbimage.codec.xz;

/**
 * Limit for the memory that a header can claim. 64 MiB is the largest dictionary that a preset of the xz tool uses
 * ({@code xz -9}). A header that needs more is rejected before memory is allocated.
 */
final class MemoryLimit {
    private static final int DICTIONARY_KIB = 64 << 10;

    /** Reserve for the other filters and the probability tables. */
    private static final int REST_KIB = 1 << 10;

    static final int KIB = DICTIONARY_KIB + REST_KIB;

    private MemoryLimit() {}
}
