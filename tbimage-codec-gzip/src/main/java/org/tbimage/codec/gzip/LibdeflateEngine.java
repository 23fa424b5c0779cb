package org.tbimage.codec.gzip;

import org.tbimage.codec.gzip.library.Libdeflate;

/** The library libdeflate. It has the best compression, and the fastest decompression. */
final class LibdeflateEngine implements Engine {
    static final String NAME = "libdeflate";

    /** The level of libdeflate for each gzip level from 1 on. Measurements: docs/decisions/0009-native-gzip.md. */
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
