package org.tbimage.core.engine;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.tbimage.core.rescue.Rescue;
import org.tbimage.core.rescue.RescueBudget;
import org.tbimage.core.rescue.RescueReporter;
import org.tbimage.device.BlockDevice;
import org.tbimage.store.ImageDraft;
import org.tbimage.store.TableEntry.Chunk;
import org.tbimage.value.ByteRange;
import org.tbimage.value.ChunkGrid;

/** Cuts a device into the jobs of a backup: a chunk each, or a run of chunks that are known to be zeros. */
final class BackupSource implements JobSource {
    private final ChunkReader reader;
    private final BackupSink sink;
    private final @Nullable PreviousImage previous;
    private final ChunkGrid grid;
    private final KnownZeros knownZeros;
    private final int provenEighth;
    private long offset;

    /** The sink and the previous image stay the caller's. */
    BackupSource(
            EngineContext context,
            BackupRequest request,
            BackupSink sink,
            @Nullable PreviousImage previous,
            int provenEighth) {
        BlockDevice device = request.device();
        BackupOptions options = request.options();
        this.grid = new ChunkGrid(device.info().size(), options.chunkSize());
        Rescue rescue = new Rescue(
                device,
                grid,
                options.keepUnreadable(),
                new RescueBudget(options.rescueTime(), System::nanoTime),
                new RescueReporter(device.info().name(), context.progress(), System::nanoTime),
                context.cancellation());
        this.reader = new ChunkReader(device, rescue);
        this.sink = sink;
        this.provenEighth = provenEighth;
        this.previous = previous;
        this.knownZeros = new KnownZeros(request.device());
    }

    @Override
    public @Nullable Job next() throws IOException {
        if (offset >= grid.deviceSize()) {
            return null;
        }
        ByteRange chunk = grid.rangeOf(grid.indexOf(offset));
        long zeroEnd = knownZeros.endFrom(offset);
        if (zeroEnd >= chunk.end()) {
            long whole = Math.max(chunk.length(), (zeroEnd - offset) / grid.chunkSize() * grid.chunkSize());
            ByteRange run = new ByteRange(offset, whole);
            offset = run.end();
            return new ZeroRunBackup(run, sink);
        }
        offset = chunk.end();
        Chunk before = previous == null ? null : previous.chunkAt(chunk);
        boolean sampled = grid.indexOf(chunk.offset()) % ImageDraft.EIGHTHS == provenEighth;
        return new ChunkBackup(chunk, reader, previous, before, sink, sampled);
    }

    /** Chunks that need not be read. */
    private record ZeroRunBackup(ByteRange run, BackupSink sink) implements Job {
        @Override
        public void work(Slot slot, Tools tools) {
            // nothing to read
        }

        @Override
        public Tail deliver(Slot slot) throws IOException {
            sink.zeros(run);
            return Tail.NONE;
        }
    }
}
