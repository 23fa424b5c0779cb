package org.tbimage.core.engine.restore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tbimage.core.engine.frame.EntryBatches;
import org.tbimage.core.engine.frame.FrameReader;
import org.tbimage.core.engine.work.ChunkBuffers;
import org.tbimage.core.engine.work.ChunkJob;
import org.tbimage.core.engine.work.Completion;
import org.tbimage.core.engine.work.WorkerContext;
import org.tbimage.core.engine.work.ZeroBytes;
import org.tbimage.store.TableEntry;
import org.tbimage.store.TableEntry.Chunk;
import org.tbimage.value.ByteRange;

/**
 * Compares several small chunks and runs of zeros in a row with a device, which is read at once. Each chunk is compared by its own
 * digest, and only those that differ are fetched and written; neighbours among them with one write.
 */
final class BatchComparison implements ChunkJob {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final List<TableEntry> entries;
    private final ByteRange range;
    private final BitSet wanted;
    private final FrameReader frames;
    private final Comparison comparison;
    private final BitSet same = new BitSet();

    private BatchComparison(List<TableEntry> entries, BitSet wanted, FrameReader frames, Comparison comparison) {
        this.entries = entries;
        this.range = EntryBatches.rangeOf(entries);
        this.wanted = wanted;
        this.frames = frames;
        this.comparison = comparison;
    }

    /** The comparison of a batch, from the first entry that is wanted to the last; null if none is wanted. */
    static @Nullable BatchComparison of(List<TableEntry> batch, FrameReader frames, Comparison comparison) {
        BitSet wanted = new BitSet();
        for (int i = 0; i < batch.size(); i++) {
            wanted.set(i, comparison.handler().wants(batch.get(i).range()));
        }
        if (wanted.isEmpty()) {
            return null;
        }
        int first = wanted.nextSetBit(0);
        return new BatchComparison(
                batch.subList(first, wanted.length()), wanted.get(first, wanted.length()), frames, comparison);
    }

    @Override
    public void work(ChunkBuffers buffers, WorkerContext worker) throws IOException {
        ByteBuffer found = buffers.content(range.length());
        boolean readable = comparison.readDevice(range, found, worker);
        for (int i = wanted.nextSetBit(0); i >= 0; i = wanted.nextSetBit(i + 1)) {
            ByteBuffer part = bytesOf(entries.get(i).range(), buffers);
            same.set(
                    i,
                    entries.get(i) instanceof Chunk chunk
                            ? isSame(chunk, part, readable, buffers, worker)
                            : readable && !comparison.blindZeros() && ZeroBytes.areAll(part));
        }
    }

    /** Compares a chunk as {@link ChunkComparison} does. If it differs, what should be there replaces what was found. */
    private boolean isSame(Chunk chunk, ByteBuffer part, boolean readable, ChunkBuffers buffers, WorkerContext worker)
            throws IOException {
        boolean blank = readable && comparison.fetches() && ZeroBytes.areAll(part);
        if (readable && !blank && worker.hash(part).equals(chunk.digest())) {
            return true;
        }
        if (!comparison.fetches()) {
            return false;
        }
        frames.read(chunk, part.duplicate(), buffers, worker);
        return blank && ZeroBytes.areAll(part);
    }

    private ByteBuffer bytesOf(ByteRange part, ChunkBuffers buffers) {
        return buffers.content().slice((int) (part.offset() - range.offset()), (int) part.length());
    }

    @Override
    public Completion deliver(ChunkBuffers buffers) throws IOException {
        List<Completion> completions = new ArrayList<>();
        for (int i = wanted.nextSetBit(0); i >= 0; ) {
            int end = isDifferentChunk(i) ? endOfDifferent(i) : i + 1;
            deliver(i, end, buffers, completions);
            i = wanted.nextSetBit(end);
        }
        return Completion.all(completions);
    }

    private boolean isDifferentChunk(int number) {
        return number < entries.size()
                && wanted.get(number)
                && !same.get(number)
                && entries.get(number) instanceof Chunk;
    }

    private int endOfDifferent(int first) {
        int end = first + 1;
        while (isDifferentChunk(end)) {
            end++;
        }
        return end;
    }

    private void deliver(int first, int end, ChunkBuffers buffers, List<Completion> completions) throws IOException {
        ComparisonHandler handler = comparison.handler();
        ByteRange part = EntryBatches.rangeOf(entries.subList(first, end));
        boolean isChunk = entries.get(first) instanceof Chunk;
        if (same.get(first) && isChunk) {
            handler.same(part, bytesOf(part, buffers));
        } else if (same.get(first)) {
            handler.sameZeros(part);
        } else if (isChunk) {
            ByteBuffer content = comparison.fetches() ? bytesOf(part, buffers) : NOTHING;
            completions.add(handler.different(part, content, end - first));
        } else {
            completions.add(handler.differentZeros(part));
        }
    }
}
