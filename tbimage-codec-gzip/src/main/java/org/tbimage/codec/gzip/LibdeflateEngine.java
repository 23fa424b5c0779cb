package org.tbimage.codec.gzip;

import org.tbimage.codec.gzip.library.Libdeflate;

/** libdeflate: the smallest members, and the quickest to expand. */
final class LibdeflateEngine implements Engine {
    static final String NAME = "libdeflate";

    /** Its level for each of ours from 1 on: docs/decisions/0009-native-gzip.md has the measurements. */
    private static final int[] LEVELS = {1, 1, 1, 3, 4, 5, 6, 7, 12};

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String library() {
        return Libdeflate.FILE;
    }

    @Override
    public boolean hasLevel(int level) {
        return true;
    }

    @Override
    public RawDeflater newDeflater(int level) {
        return new LibdeflateDeflater(LEVELS[level - 1]);
    }

    @Override
    public RawInflater newInflater() {
        return new LibdeflateInflater();
    }
}
