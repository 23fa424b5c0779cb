package org.tbimage.core.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.tbimage.store.TableEntry.Chunk;

/** Compares one chunk of a device with what it should hold, by digest; fetches what differs if asked to. */
final class ChunkComparison implements Job {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final Chunk chunk;
    private final Frames frames;
    private final Comparison comparison;
    private boolean same;
    private ByteBuffer content = NOTHING;
    private Rest rest = Rest.NONE;

    ChunkComparison(Chunk chunk, Frames frames, Comparison comparison) {
        this.chunk = chunk;
        this.frames = frames;
        this.comparison = comparison;
    }

    @Override
    public void work(Slot slot) throws IOException {
        ByteBuffer found = slot.content(chunk.range().length());
        boolean readable = comparison.readDevice(chunk.range(), found);
        // a blank disk need not be hashed: what should be there is hardly ever zeros, and if so it is seen below
        boolean blank = readable && comparison.fetches() && Zeros.areAll(found);
        same = readable && !blank && slot.hasher().hash(found).equals(chunk.digest());
        if (same) {
            content = found;
        } else if (comparison.fetches()) {
            content = frames.content(chunk, slot);
            same = blank && Zeros.areAll(content);
        }
    }

    @Override
    public void deliver(Slot slot) throws IOException {
        if (same) {
            comparison.verdicts().same(chunk.range(), content);
        } else {
            rest = comparison.verdicts().different(chunk.range(), content);
        }
    }

    @Override
    public Rest rest() {
        return rest;
    }
}
