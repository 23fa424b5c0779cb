package org.tbimage.core.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
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

    /** The jobs that prove a run, each within the room of a slot. */
    List<Job> jobs(ByteRange range, FrameRun run) {
        List<Job> jobs = new ArrayList<>();
        jobs.add(new Batch(range, run, 0, 1, true));
        long perBatch = Math.max(1, run.first().contentLength() / run.first().length());
        for (long i = 1; i < run.count(); i += perBatch) {
            jobs.add(new Batch(range, run, i, Math.min(perBatch, run.count() - i), false));
        }
        return jobs;
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
