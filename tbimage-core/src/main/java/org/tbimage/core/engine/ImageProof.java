package org.tbimage.core.engine;

import java.io.Closeable;
import java.io.IOException;
import java.util.Collections;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.tbimage.action.ProgressListener;
import org.tbimage.store.ImageReader;
import org.tbimage.store.TableEntry;
import org.tbimage.store.TableEntry.Chunk;
import org.tbimage.store.TableEntry.Zeros;

/** Proves every frame of an image. */
final class ImageProof implements JobSource, Closeable {
    private final ImageReader.EntryCursor entries;
    private final Frames frames;
    private final ZeroFrameProof zeroProof;
    private final ProgressListener progress;
    private Iterator<Job> zeroFrames = Collections.emptyIterator();

    ImageProof(ImageReader image, ProgressListener progress) throws IOException {
        this.frames = new Frames(image);
        this.zeroProof = new ZeroFrameProof(image, frames);
        this.progress = progress;
        this.entries = image.entries();
    }

    @Override
    public @Nullable Job next() throws IOException {
        if (zeroFrames.hasNext()) {
            return zeroFrames.next();
        }
        TableEntry entry = entries.next();
        if (entry == null) {
            return null;
        }
        if (entry instanceof Zeros run && run.frames().isPresent()) {
            zeroFrames = zeroProof.jobs(run.range(), run.frames().get());
        }
        return new EntryProof(entry, frames, progress);
    }

    @Override
    public void close() throws IOException {
        entries.close();
    }

    private record EntryProof(TableEntry entry, Frames frames, ProgressListener progress) implements Job {
        @Override
        public void work(Slot slot, Tools tools) throws IOException {
            if (entry instanceof Chunk chunk) {
                frames.content(chunk, slot, tools);
            }
        }

        @Override
        public Tail deliver(Slot slot) {
            progress.advanced(entry.range().length());
            return Tail.NONE;
        }
    }
}
