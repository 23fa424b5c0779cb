package org.tbimage.codec.gzip.library;

import java.lang.ref.Reference;
import java.nio.ByteBuffer;

/** A decompressor of ISA-L: the fields of its {@code struct inflate_state} that are for callers. For one thread. */
public final class IsalState implements AutoCloseable {
    /** What {@link #decompress} returns for data that ends where it should. */
    public static final int OK = 0;

    private static final int NEXT_OUT = 0;
    private static final int AVAIL_OUT = 8;
    private static final int TOTAL_OUT = 12;
    private static final int NEXT_IN = 16;
    private static final int AVAIL_IN = 32;

    private final IsalStructure structure = new IsalStructure();

    /** Takes memory. */
    public IsalState() {}

    /**
     * Expands raw deflate data, which may be followed by anything.
     *
     * @param source direct; what remains is expanded
     * @param target direct; written from its position on, never beyond its limit
     * @return {@link #OK}, or what is wrong
     * @throws LinkageError if the library can't be loaded
     * @throws IllegalStateException if it is closed
     */
    public int decompress(ByteBuffer source, ByteBuffer target) {
        ByteBuffer fields = structure.fields();
        try {
            IsalCalls.isal_inflate_init(structure.address());
            fields.putLong(NEXT_IN, NativeMemory.address(source)).putInt(AVAIL_IN, source.remaining());
            fields.putLong(NEXT_OUT, NativeMemory.address(target)).putInt(AVAIL_OUT, target.remaining());
            return IsalCalls.isal_inflate_stateless(structure.address());
        } finally {
            Reference.reachabilityFence(source);
            Reference.reachabilityFence(target);
            Reference.reachabilityFence(this);
        }
    }

    /** {@return how many bytes of the source the last {@link #decompress} left} */
    public int unread() {
        return structure.fields().getInt(AVAIL_IN);
    }

    /** {@return how many bytes the last {@link #decompress} wrote} */
    public int written() {
        return structure.fields().getInt(TOTAL_OUT);
    }

    @Override
    public void close() {
        structure.close();
    }
}
