package org.tbimage.core.engine.frame;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tbimage.core.engine.work.AlignedBuffer;
import org.tbimage.store.FrameRef;

/**
 * Keeps the content of the frames that were decoded last, some 16 MiB of it, so that a frame of several chunks is decoded once and
 * not for each of them. Safe for many threads.
 */
final class FrameCache {
    private static final int BYTES = 16 << 20;
    private static final int MOST_FRAMES = 16;

    private final int chunkSize;
    private final int capacity;
    private final Map<FrameRef, Slot> slots = new LinkedHashMap<>(MOST_FRAMES, 0.75f, true);
    private final Deque<ByteBuffer> unused = new ArrayDeque<>();

    /** No frame has more content than {@code chunkSize}. */
    FrameCache(int chunkSize) {
        this.chunkSize = chunkSize;
        this.capacity = Math.max(2, Math.min(MOST_FRAMES, BYTES / chunkSize));
    }

    /** Puts the content of a frame into an empty buffer, which has room for exactly that. */
    interface Decoding {
        void into(ByteBuffer content) throws IOException;
    }

    /**
     * Copies a part of a frame's content to what remains of {@code target}. A frame that is not in memory is decoded; a second thread
     * that needs it waits. If that fails, each thread fails by itself, so that its failure names its own chunk.
     */
    void copy(FrameRef frame, int at, ByteBuffer target, Decoding decoding) throws IOException {
        Slot slot = take(frame);
        try {
            ByteBuffer content = slot.decoded(decoding);
            target.put(content.slice(at, target.remaining()));
        } finally {
            release(slot);
        }
    }

    private synchronized Slot take(FrameRef frame) {
        Slot slot = slots.get(frame);
        if (slot == null) {
            dropIdle();
            ByteBuffer content = unused.isEmpty() ? AlignedBuffer.allocate(chunkSize) : unused.pop();
            slot = new Slot(content.clear().limit(frame.contentLength()));
            slots.put(frame, slot);
        }
        slot.users++;
        return slot;
    }

    /** Makes room. Frames in use stay, so that more than the capacity may be in memory, one for each thread. */
    private void dropIdle() {
        Iterator<Slot> oldest = slots.values().iterator();
        while (slots.size() >= capacity && oldest.hasNext()) {
            Slot slot = oldest.next();
            if (slot.users == 0) {
                unused.push(slot.content);
                oldest.remove();
            }
        }
    }

    private synchronized void release(Slot slot) {
        slot.users--;
    }

    /** The content of one frame; {@code users} belongs to the lock of the cache. */
    private static final class Slot {
        private final ByteBuffer content;
        private int users;
        private boolean decoded;

        Slot(ByteBuffer content) {
            this.content = content;
        }

        synchronized ByteBuffer decoded(Decoding decoding) throws IOException {
            if (!decoded) {
                decoding.into(content.duplicate());
                decoded = true;
            }
            return content;
        }
    }
}
