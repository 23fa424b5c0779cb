package org.tbimage.core.store;

import java.util.HashMap;
import java.util.Map;
import org.tbimage.core.image.PackFrame;
import org.tbimage.core.image.PackRecord;

/** How many bytes of the packs of other images a new image uses. For one thread. */
final class PackUse {
    private final Map<Integer, Long> bytes = new HashMap<>();
    private final Map<Integer, Long> latest = new HashMap<>();

    /** Takes note of a chunk in a frame. Chunks of one frame follow each other, with few exceptions; the frame counts once. */
    void add(PackFrame frame) {
        Long before = latest.put(frame.pack(), frame.offset());
        if (before == null || before != frame.offset()) {
            bytes.merge(frame.pack(), (long) frame.length(), Long::sum);
        }
    }

    /** About how many bytes of a pack are used. */
    long of(int number, PackRecord pack) {
        return Math.min(bytes.getOrDefault(number, 0L), pack.framesEnd());
    }
}
