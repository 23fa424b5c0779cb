package org.tbimage.core.store;

import java.util.HashMap;
import java.util.Map;
import org.tbimage.core.image.PackFrame;
import org.tbimage.core.image.PackRecord;

/** Which packs of other images a new image names, and how many of their bytes it uses. For one thread. */
final class PackUse {
    private final Map<Integer, Long> bytes = new HashMap<>();
    private int named;

    /** {@return the highest number of a pack that the table names} */
    int named() {
        return named;
    }

    void name(int number) {
        named = number;
    }

    void add(PackFrame frame) {
        bytes.merge(frame.pack(), (long) frame.length(), Long::sum);
    }

    /** The bytes of a pack that are used. Several chunks may use the same frame, so the sum is bounded. */
    long of(int number, PackRecord pack) {
        return Math.min(bytes.getOrDefault(number, 0L), pack.framesEnd());
    }
}
