package org.tbimage.core.store;

import java.util.HashMap;
import java.util.Map;
import org.tbimage.core.image.PackFrame;
import org.tbimage.core.image.PackRecord;

/** How many bytes of the packs of other images a new image uses. For one thread. */
final class PackUse {
    private final Map<Integer, Long> bytes = new HashMap<>();

    void add(PackFrame frame) {
        bytes.merge(frame.pack(), (long) frame.length(), Long::sum);
    }

    /** The bytes of a pack that are used. Several chunks may use the same frame, so the sum is bounded. */
    long of(int number, PackRecord pack) {
        return Math.min(bytes.getOrDefault(number, 0L), pack.framesEnd());
    }
}
