package org.tbimage.core.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.tbimage.value.ByteRange;

/** Compares a piece of a device with zeros; what is known to be zeros is not read. */
final class ZeroComparison implements Job {
    private final ByteRange range;
    private final boolean known;
    private final Comparison comparison;
    private boolean same;

    ZeroComparison(ByteRange range, boolean known, Comparison comparison) {
        this.range = range;
        this.known = known;
        this.comparison = comparison;
    }

    @Override
    public void work(Slot slot, Tools tools) throws IOException {
        if (known || comparison.blindZeros()) {
            same = known;
            return;
        }
        ByteBuffer found = slot.content(range.length());
        same = comparison.readDevice(range, found) && Zeros.areAll(found);
    }

    @Override
    public Tail deliver(Slot slot) throws IOException {
        if (same) {
            comparison.verdicts().sameZeros(range);
            return Tail.NONE;
        }
        return comparison.verdicts().differentZeros(range);
    }
}
