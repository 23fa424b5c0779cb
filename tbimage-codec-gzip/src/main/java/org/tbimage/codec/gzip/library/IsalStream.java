package org.tbimage.codec.gzip.library;

import java.lang.ref.Reference;
import java.nio.ByteBuffer;

/** A compressor of ISA-L: the public fields of its {@code struct isal_zstream}. For one thread. */
public final class IsalStream implements AutoCloseable {
    /** File of the library, with the version of its interface. */
    public static final String FILE = "libisal.so.2";

    /** Result of {@link #compress} for success. */
    public static final int OK = 0;

    /** Result of {@link #compress} if there is not enough room. */
    public static final int OVERFLOW = -1;

    private static final int NEXT_IN = 0;
    private static final int AVAIL_IN = 8;
    private static final int NEXT_OUT = 16;
    private static final int AVAIL_OUT = 24;
    private static final int TOTAL_OUT = 28;
    private static final int LEVEL = 40;
    private static final int LEVEL_BUF_SIZE = 44;
    private static final int LEVEL_BUF = 48;
    private static final int END_OF_STREAM = 56;

    private final IsalStructure structure = new IsalStructure();
    private final NativeMemory levelMemory;
    private final int level;

    /**
     * Allocates memory.
     *
     * @param level level of ISA-L, 1 to 3
     * @param levelMemory memory for finding matches, in bytes
     */
    public IsalStream(int level, int levelMemory) {
        this.level = level;
        this.levelMemory = new NativeMemory(levelMemory);
    }

    /**
     * Compresses to raw deflate data.
     *
     * @param source direct; its remaining bytes are compressed
     * @param target direct; written from its position, never beyond its limit
     * @return {@link #OK}, {@link #OVERFLOW}, or another error number for wrong use
     * @throws LinkageError if the library cannot be loaded
     * @throws IllegalStateException if it is closed
     */
    public int compress(ByteBuffer source, ByteBuffer target) {
        ByteBuffer fields = structure.fields();
        try {
            IsalCalls.isal_deflate_stateless_init(structure.address());
            fields.putLong(NEXT_IN, NativeMemory.address(source)).putInt(AVAIL_IN, source.remaining());
            fields.putLong(NEXT_OUT, NativeMemory.address(target)).putInt(AVAIL_OUT, target.remaining());
            fields.putInt(LEVEL, level)
                    .putInt(LEVEL_BUF_SIZE, levelMemory.bytes().capacity());
            fields.putLong(LEVEL_BUF, NativeMemory.address(levelMemory.bytes())).putShort(END_OF_STREAM, (short) 1);
            return IsalCalls.isal_deflate_stateless(structure.address());
        } finally {
            Reference.reachabilityFence(source);
            Reference.reachabilityFence(target);
            Reference.reachabilityFence(this);
        }
    }

    /** {@return the number of bytes that the last {@link #compress} wrote} */
    public int written() {
        return structure.fields().getInt(TOTAL_OUT);
    }

    @Override
    public void close() {
        levelMemory.close();
        structure.close();
    }
}
