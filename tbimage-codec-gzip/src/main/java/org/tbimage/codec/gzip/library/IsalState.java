package org.tbimage.codec.gzip.library;

import java.lang.ref.Reference;
import java.nio.ByteBuffer;

/** A decompressor of ISA-L: the public fields of its {@code struct inflate_state}. For one thread. */
public final class IsalState implements AutoCloseable {
    /** Result of {@link #decompress} for data that ends correctly. */
    public static final int OK = 0;

    private static final int NEXT_OUT = 0;
    private static final int AVAIL_OUT = 8;
    private static final int TOTAL_OUT = 12;
    private static final int NEXT_IN = 16;
    private static final int AVAIL_IN = 32;

    private final IsalStructure structure = new IsalStructure();

    /** Allocates memory. */
    public IsalState() {}

    /**
     * Decompresses raw deflate data. Other bytes may follow the data.
     *
     * @param source direct; its remaining bytes are decompressed
     * @param target direct; written from its position, never beyond its limit
     * @return {@link #OK}, or an error number
     * @throws LinkageError if the library cannot be loaded
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

    /** {@return the number of bytes of the source that the last {@link #decompress} did not read} */
    public int unread() {
        return structure.fields().getInt(AVAIL_IN);
    }

    /** {@return the number of bytes that the last {@link #decompress} wrote} */
    public int written() {
        return structure.fields().getInt(TOTAL_OUT);
    }

    @Override
    public void close() {
        structure.close();
    }
}
