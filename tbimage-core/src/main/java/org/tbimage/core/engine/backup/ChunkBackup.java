package org.tbimage.core.engine.backup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tbimage.action.Stage;
import org.tbimage.core.engine.work.ChunkBuffers;
import org.tbimage.core.engine.work.ChunkJob;
import org.tbimage.core.engine.work.Completion;
import org.tbimage.core.engine.work.WorkerContext;
import org.tbimage.core.engine.work.ZeroBytes;
import org.tbimage.problem.ImagingException;
import org.tbimage.store.StoredFrame;
import org.tbimage.value.ByteRange;
import org.tbimage.value.Sha256;

/**
 * One chunk on its way to the store: read, tested for zeros, hashed, and encoded unless the store has its frame already. The
 * frame of a sampled chunk, whether new or reused, is decoded and compared before it is kept (T12).
 */
final class ChunkBackup implements ChunkJob {
    private final ByteRange range;
    private final ChunkReader reader;
    private final BackupSink sink;
    private final ProofSample sample;
    private List<ByteRange> unreadable = List.of();
    private @Nullable Sha256 digest;
    private @Nullable StoredFrame reused;

    ChunkBackup(ByteRange range, ChunkReader reader, BackupSink sink, ProofSample sample) {
        this.range = range;
        this.reader = reader;
        this.sink = sink;
        this.sample = sample;
    }

    @Override
    public void work(ChunkBuffers buffers, WorkerContext worker) throws IOException {
        ByteBuffer content = buffers.content(range.length());
        unreadable = worker.timed(Stage.READ, range.length(), () -> reader.read(range, content));
        if (unreadable.isEmpty() && ZeroBytes.areAll(content)) {
            return;
        }
        Sha256 found = worker.hash(content);
        digest = found;
        reused = sink.find(range, found)
                .filter(stored -> canReuse(stored, buffers, worker))
                .orElse(null);
        if (reused == null) {
            worker.encode(buffers);
            if (sample.written()) {
                prove(buffers, worker);
            }
        }
    }

    /** Reads the stored frame where the image needs its bytes, or they are to be proven; false if it can not be used. */
    private boolean canReuse(StoredFrame stored, ChunkBuffers buffers, WorkerContext worker) {
        boolean sampled = sample.of(stored.isShared());
        if (stored.isShared() && !sampled) {
            return true;
        }
        ByteBuffer frame = buffers.frame(buffers.frameCapacity());
        if (!worker.measured(Stage.FETCH, stored.length(), () -> stored.read(frame))) {
            return false;
        }
        Optional<String> fault = sampled ? fault(buffers, worker) : Optional.empty();
        fault.ifPresent(stored::reportDamage);
        return fault.isEmpty();
    }

    private void prove(ChunkBuffers buffers, WorkerContext worker) throws IOException {
        Optional<String> fault = fault(buffers, worker);
        if (fault.isPresent()) {
            throw FrameCheck.wrongFrame(range, fault.get());
        }
    }

    /** What is wrong with the frame, compared with the content; empty if nothing is. */
    private Optional<String> fault(ChunkBuffers buffers, WorkerContext worker) {
        ByteBuffer expanded = worker.scratch(range.length());
        try {
            worker.decode(buffers.frame().duplicate(), expanded);
            return expanded.flip().equals(buffers.content())
                    ? Optional.empty()
                    : Optional.of("it expands to something else");
        } catch (ImagingException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Completion deliver(ChunkBuffers buffers) throws IOException {
        if (digest == null) {
            sink.zeros(range);
        } else if (reused == null) {
            sink.encoded(range, digest, buffers.frame(), unreadable);
        } else {
            sink.reused(range, digest, reused, buffers.frame(), unreadable);
        }
        return Completion.NONE;
    }
}
