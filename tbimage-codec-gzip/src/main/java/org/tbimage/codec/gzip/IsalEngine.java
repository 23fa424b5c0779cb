package org.tbimage.codec.gzip;

import org.tbimage.codec.gzip.library.IsalStream;

/** The library ISA-L, which has only fast levels. */
final class IsalEngine implements Engine {
    static final String NAME = "isal";

    /**
     * Memory for finding matches at each level of ISA-L, in bytes, as its header recommends. More memory gives longer
     * blocks, which turned out larger.
     */
    private static final int[] LEVEL_MEMORY = {282_624, 331_776, 348_160};

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String library() {
        return IsalStream.FILE;
    }

    /** The levels 1 to 3 are similar to ours. ISA-L has no level that compresses better. */
    @Override
    public boolean hasLevel(int level) {
        return level <= LEVEL_MEMORY.length;
    }

    @Override
    public RawDeflater newDeflater(int level) {
        return new IsalDeflater(level, LEVEL_MEMORY[level - 1]);
    }

    @Override
    public RawInflater newInflater() {
        return new IsalInflater();
    }
}
