package org.tbimage.core.engine.restore;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.tbimage.core.engine.work.Completion;
import org.tbimage.value.ByteRange;

/** Receives the results of a comparison, in order of the disk, and acts on them. For one thread. */
public interface ComparisonHandler {
    /** Returns false to skip a range. */
    default boolean wants(ByteRange range) {
        return true;
    }

    /** Where the last wanted range ends at the latest. The comparison stops there. */
    default long end() {
        return Long.MAX_VALUE;
    }

    /** The device holds what it should; {@code content}, valid during the call, is that. */
    void same(ByteRange range, ByteBuffer content) throws IOException;

    /** The device holds zeros, as it should. */
    void sameZeros(ByteRange range) throws IOException;

    /**
     * The device holds something else; {@code content}, valid until the returned tail has run, is what it should hold if
     * the comparison fetches, else empty.
     */
    default Completion different(ByteRange range, ByteBuffer content) throws IOException {
        return different(range, content, 1);
    }

    /** The same for so many chunks in a row, all of which differ. */
    Completion different(ByteRange range, ByteBuffer content, int chunks) throws IOException;

    /** The device holds something else than the zeros it should. */
    Completion differentZeros(ByteRange range) throws IOException;
}
