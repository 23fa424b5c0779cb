package org.tbimage.core.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.tbimage.value.ByteRange;

/** Hears, in order of the disk, how a device compares with what it should hold. For one thread. */
interface Verdicts {
    /** Whether anybody wants to know about a range; else it is passed over. */
    default boolean wants(ByteRange range) {
        return true;
    }

    /** The device holds what it should; {@code content}, valid during the call, is that. */
    void same(ByteRange range, ByteBuffer content) throws IOException;

    /** The device holds zeros, as it should. */
    void sameZeros(ByteRange range) throws IOException;

    /**
     * The device holds something else; {@code content} is what it should hold if the comparison fetches, else empty. It stays
     * as it is until the returned rest is done.
     */
    Rest different(ByteRange range, ByteBuffer content) throws IOException;

    /** The device holds something else than the zeros it should. */
    void differentZeros(ByteRange range) throws IOException;
}
