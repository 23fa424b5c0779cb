package org.tbimage.core.engine.verify;

import java.io.Closeable;
import java.io.IOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tbimage.action.ProgressListener;
import org.tbimage.core.engine.frame.EntryBatches;
import org.tbimage.core.engine.frame.FrameReader;
import org.tbimage.core.engine.frame.ZeroFrameProof;
import org.tbimage.core.engine.work.ChunkBuffers;
import org.tbimage.core.engine.work.ChunkJob;
import org.tbimage.core.engine.work.Completion;
import org.tbimage.core.engine.work.JobSource;
import org.tbimage.core.engine.work.WorkerContext;
import org.tbimage.store.ImageReader;
import org.tbimage.store.TableEntry;
import org.tbimage.store.TableEntry.Chunk;
import org.tbimage.store.TableEntry.Zeros;

/** Proves every frame of an image. */
public final class ImageProof implements JobSource, Closeable {
    private final EntryBatches entries;
    private final FrameReader frames;
    private final ZeroFrameProof zeroProof;
    private final ProgressListener progress;
    private Iterator<ChunkJob> zeroFrames = Collections.emptyIterator();

    public ImageProof(ImageReader image, ProgressListener progress) throws IOException {
        this.frames = new FrameReader(image);
        this.zeroProof = new ZeroFrameProof(image, frames);
        this.progress = progress;
        this.entries = new EntryBatches(image);
    }

    @Override
    public @Nullable ChunkJob next() throws IOException {
        if (zeroFrames.hasNext()) {
            return zeroFrames.next();
        }
        List<TableEntry> batch = entries.next();
        if (batch.isEmpty()) {
            return null;
        }
        if (batch.get(0) instanceof Zeros run && run.frames().isPresent()) {
            zeroFrames = zeroProof.jobs(run);
        }
        return new BatchProof(batch, frames, progress);
    }

    @Override
    public void close() throws IOException {
        entries.close();
    }

    private record BatchProof(List<TableEntry> batch, FrameReader frames, ProgressListener progress)
            implements ChunkJob {
        @Override
        public void work(ChunkBuffers buffers, WorkerContext worker) throws IOException {
            for (TableEntry entry : batch) {
                if (entry instanceof Chunk chunk) {
                    frames.content(chunk, buffers, worker);
                }
            }
        }

        @Override
        public Completion deliver(ChunkBuffers buffers) {
            progress.advanced(EntryBatches.rangeOf(batch).length());
            return Completion.NONE;
        }
    }
}
