package org.tbimage.core.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.tbimage.core.image.Crc32c;
import org.tbimage.store.FrameRef;
import org.tbimage.store.ImageReader;
import org.tbimage.store.TableEntry.FrameRun;
import org.tbimage.value.ByteRange;

/**
 * Proves the frames of a run of zeros: the first expands to zeros, all have its checksum. They are not needed to restore,
 * but an image with a damaged byte anywhere is not to be called whole.
 */
final class ZeroFrameProof {
    private final ImageReader image;
    private final Frames frames;

    ZeroFrameProof(ImageReader image, Frames frames) {
        this.image = image;
        this.frames = frames;
    }

    /**
     * The jobs that prove a run, each within the room of a slot. Each is made when it is asked for: a run can have a frame
     * for each chunk of the largest disk, and each frame can need a job of its own.
     */
    Iterator<Job> jobs(ByteRange range, FrameRun run) {
        return new Batches(range, run);
    }

    private final class Batches implements Iterator<Job> {
        private final ByteRange range;
        private final FrameRun run;
        private final long perBatch;
        private long proven;

        Batches(ByteRange range, FrameRun run) {
            this.range = range;
            this.run = run;
            this.perBatch =
                    Math.max(1, run.first().contentLength() / run.first().length());
        }

        @Override
        public boolean hasNext() {
            return proven < run.count();
        }

        @Override
        public Job next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            boolean first = proven == 0;
            long count = first ? 1 : Math.min(perBatch, run.count() - proven);
            Job batch = new Batch(range, run, proven, count, first);
            proven += count;
            return batch;
        }
    }

    private final class Batch implements Job {
        private final ByteRange range;
        private final FrameRun run;
        private final long first;
        private final long count;
        private final boolean expand;

        Batch(ByteRange range, FrameRun run, long first, long count, boolean expand) {
            this.range = range;
            this.run = run;
            this.first = first;
            this.count = count;
            this.expand = expand;
        }

        @Override
        public void work(Slot slot, Tools tools) throws IOException {
            if (expand) {
                if (!Zeros.areAll(frames.expand(run.first(), chunk(0), slot, tools))) {
                    throw frames.damaged(run.first(), chunk(0), "it expands to something else than zeros", null);
                }
                return;
            }
            int length = run.first().length();
            frames.checkLength(run.first(), chunk(first), slot);
            ByteBuffer bytes = slot.frame(Math.toIntExact(count * length));
            image.readPack(run.first().pack(), run.first().offset() + first * length, bytes);
            for (int i = 0; i < count; i++) {
                if (Crc32c.of(bytes.slice(i * length, length)) != run.first().crc32c()) {
                    throw frames.damaged(frame(first + i), chunk(first + i), "the frame is changed", null);
                }
            }
        }

        private FrameRef frame(long number) {
            FrameRef f = run.first();
            long offset = f.offset() + number * f.length();
            return new FrameRef(f.pack(), offset, f.length(), f.crc32c(), f.contentLength(), 0);
        }

        private ByteRange chunk(long number) {
            int length = run.first().contentLength();
            return new ByteRange(range.offset() + number * length, length);
        }

        @Override
        public Tail deliver(Slot slot) {
            return Tail.NONE; // a failure is thrown by work; a proof has nothing to deliver
        }
    }
}
