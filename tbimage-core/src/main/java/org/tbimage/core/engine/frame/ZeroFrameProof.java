package org.tbimage.core.engine.frame;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.tbimage.core.engine.work.ChunkBuffers;
import org.tbimage.core.engine.work.ChunkJob;
import org.tbimage.core.engine.work.Completion;
import org.tbimage.core.engine.work.WorkerContext;
import org.tbimage.core.engine.work.ZeroBytes;
import org.tbimage.store.FrameRef;
import org.tbimage.store.ImageReader;
import org.tbimage.store.TableEntry.FrameRun;
import org.tbimage.store.TableEntry.Zeros;
import org.tbimage.value.ByteRange;

/**
 * Proves the frames of a run of zeros: the first decodes to zeros, all have its checksum. A restore does not need them, but an
 * image with a damaged byte anywhere is not whole.
 */
public final class ZeroFrameProof {
    private final ImageReader image;
    private final FrameReader frames;

    /** The caller closes the image. */
    public ZeroFrameProof(ImageReader image, FrameReader frames) {
        this.image = image;
        this.frames = frames;
    }

    /**
     * The jobs that prove a run that has frames, each within the room of the buffers. Each is made when it is asked for: a run
     * can have a frame for each chunk of the largest disk, and each frame can need a job of its own.
     */
    public Iterator<ChunkJob> jobs(Zeros zeros) {
        return new Batches(zeros, zeros.frames().orElseThrow());
    }

    private final class Batches implements Iterator<ChunkJob> {
        private final Zeros zeros;
        private final FrameRun run;
        private final long perBatch;
        private long proven;

        Batches(Zeros zeros, FrameRun run) {
            this.zeros = zeros;
            this.run = run;
            this.perBatch =
                    Math.max(1, run.first().contentLength() / run.first().length());
        }

        @Override
        public boolean hasNext() {
            return proven < run.count();
        }

        @Override
        public ChunkJob next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            if (proven == 0) {
                proven = 1;
                return new FirstFrame(zeros, run.first());
            }
            long count = Math.min(perBatch, run.count() - proven);
            ChunkJob batch = new Batch(zeros, run.first(), proven, count);
            proven += count;
            return batch;
        }
    }

    /** The range of the chunk that a frame of a run stands for. */
    private static ByteRange chunk(Zeros zeros, FrameRef frame, long number) {
        return new ByteRange(zeros.range().offset() + number * frame.contentLength(), frame.contentLength());
    }

    private final class FirstFrame implements ChunkJob {
        private final Zeros zeros;
        private final FrameRef frame;

        FirstFrame(Zeros zeros, FrameRef frame) {
            this.zeros = zeros;
            this.frame = frame;
        }

        @Override
        public void work(ChunkBuffers buffers, WorkerContext worker) throws IOException {
            ByteRange range = chunk(zeros, frame, 0);
            if (!ZeroBytes.areAll(frames.expand(frame, range, buffers, worker))) {
                throw image.damaged(frame, range, "it expands to something else than zeros", null);
            }
        }

        @Override
        public Completion deliver(ChunkBuffers buffers) {
            return Completion.NONE; // a proof throws or delivers nothing
        }
    }

    private final class Batch implements ChunkJob {
        private final Zeros zeros;
        private final FrameRef frame;
        private final long first;
        private final long count;

        Batch(Zeros zeros, FrameRef frame, long first, long count) {
            this.zeros = zeros;
            this.frame = frame;
            this.first = first;
            this.count = count;
        }

        @Override
        public void work(ChunkBuffers buffers, WorkerContext worker) throws IOException {
            frames.checkLength(frame, chunk(zeros, frame, first), buffers);
            ByteBuffer bytes = buffers.frame(Math.toIntExact(count * frame.length()));
            image.readZeroFrames(zeros, first, bytes);
        }

        @Override
        public Completion deliver(ChunkBuffers buffers) {
            return Completion.NONE; // a proof throws or delivers nothing
        }
    }
}
