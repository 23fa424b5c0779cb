package org.tbimage.core.engine.copy;

import java.io.Closeable;
import java.io.IOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tbimage.action.Stage;
import org.tbimage.codec.Codec;
import org.tbimage.core.engine.frame.FrameReader;
import org.tbimage.core.engine.frame.ZeroFrameProof;
import org.tbimage.core.engine.work.ChunkBuffers;
import org.tbimage.core.engine.work.ChunkJob;
import org.tbimage.core.engine.work.Completion;
import org.tbimage.core.engine.work.JobSource;
import org.tbimage.core.engine.work.WorkerContext;
import org.tbimage.store.FrameRef;
import org.tbimage.store.ImageReader;
import org.tbimage.store.StoredFrame;
import org.tbimage.store.TableEntry;
import org.tbimage.store.TableEntry.Chunk;
import org.tbimage.store.TableEntry.FrameRun;
import org.tbimage.store.TableEntry.Zeros;

/** Gives the entries of an image as jobs of a copy. */
final class CopySource implements JobSource, Closeable {
    private final ImageReader.EntryCursor entries;
    private final FrameReader frames;
    private final ZeroFrameProof zeroProof;
    private final Codec codec;
    private final boolean sameLevel;
    private final CopySink sink;
    private long readBytes;
    private @Nullable FrameRef lastRead;
    private Iterator<ChunkJob> zeroFrames = Collections.emptyIterator();

    /** The caller closes the image and the sink. Frames of {@code codec} are kept if the level stays the same. */
    CopySource(ImageReader image, Codec codec, boolean sameLevel, CopySink sink) throws IOException {
        this.frames = new FrameReader(image);
        this.zeroProof = new ZeroFrameProof(image, frames);
        this.codec = codec;
        this.sameLevel = sameLevel;
        this.sink = sink;
        this.entries = image.entries();
    }

    @Override
    public String deliveryStage() {
        return Stage.STORE;
    }

    @Override
    public @Nullable ChunkJob next() throws IOException {
        if (zeroFrames.hasNext()) {
            return zeroFrames.next();
        }
        TableEntry entry = entries.next();
        if (entry == null) {
            return null;
        }
        if (entry instanceof Zeros zeros) {
            if (zeros.frames().isPresent()) {
                readBytes += length(zeros.frames().get());
                zeroFrames = zeroProof.jobs(zeros);
            }
            return new ZerosCopy(zeros);
        }
        return entry instanceof Chunk chunk ? new ChunkCopy(chunk) : null;
    }

    private static long length(FrameRun run) {
        return run.count() * run.first().length();
    }

    /** {@return bytes of the frames of the entries so far} */
    long readBytes() {
        return readBytes;
    }

    @Override
    public void close() throws IOException {
        entries.close();
    }

    /** A run of zeros: the copy gets frames of its own for it. */
    private final class ZerosCopy implements ChunkJob {
        private final Zeros zeros;

        ZerosCopy(Zeros zeros) {
            this.zeros = zeros;
        }

        @Override
        public void work(ChunkBuffers buffers, WorkerContext worker) {
            // nothing to read
        }

        @Override
        public Completion deliver(ChunkBuffers buffers) throws IOException {
            sink.zeros(zeros.range());
            return Completion.NONE;
        }
    }

    /** Counts a frame once if its chunks follow each other. */
    private void read(FrameRef frame) {
        readBytes += frame.equals(lastRead) ? 0 : frame.length();
        lastRead = frame;
    }

    /**
     * A chunk. If the other store has it, nothing is read. Else it is read, decoded, and its digest checked. Its frame is kept if it
     * holds this chunk alone and is as asked for.
     */
    private final class ChunkCopy implements ChunkJob {
        private final Chunk chunk;
        private Optional<StoredFrame> stored = Optional.empty();

        ChunkCopy(Chunk chunk) {
            this.chunk = chunk;
        }

        @Override
        public void work(ChunkBuffers buffers, WorkerContext worker) throws IOException {
            stored = sink.find(chunk);
            if (stored.isPresent()) {
                return;
            }
            frames.content(chunk, buffers, worker);
            boolean keep = sameLevel
                    && chunk.isWholeFrame()
                    && codec.recognizes(buffers.frame().rewind());
            if (!keep) {
                NewFrames.encode(chunk.range(), buffers, worker);
            }
            buffers.frame().rewind();
        }

        @Override
        public Completion deliver(ChunkBuffers buffers) throws IOException {
            if (stored.isPresent()) {
                sink.stored(chunk, stored.get());
                return Completion.NONE;
            }
            read(chunk.frame());
            sink.chunk(chunk.range(), chunk.digest(), buffers.frame(), chunk.unreadable());
            return Completion.NONE;
        }
    }
}
