package org.tbimage.codec.gzip;

import org.tbimage.codec.gzip.library.IsalStream;

/** ISA-L, which knows quick levels only. */
final class IsalEngine implements Engine {
    static final String NAME = "isal";

    /**
     * What its own level of each number should have for finding matches, in bytes: as much as its header recommends. More
     * makes longer blocks, which were larger, not smaller.
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

    /** Its levels 1 to 3 come near ours of the same numbers; it has none that are smaller. */
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
