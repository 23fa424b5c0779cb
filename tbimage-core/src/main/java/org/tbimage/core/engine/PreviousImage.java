package org.tbimage.core.engine;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.tbimage.action.ProgressListener;
import org.tbimage.codec.Codec;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.ImageDraft;
import org.tbimage.store.ImageReader;
import org.tbimage.store.TableEntry;
import org.tbimage.store.TableEntry.Chunk;
import org.tbimage.value.ByteRange;

/**
 * The generation before, whose frames are taken over unopened where a chunk has not changed. Chunks are looked up in
 * ascending order by one thread; frames are fetched by many.
 */
final class PreviousImage implements Closeable {
    private final ImageReader image;
    private final ImageReader.EntryCursor entries;
    private final Frames frames;
    private final Codec codec;
    private final ProgressListener progress;
    private final AtomicBoolean damageTold = new AtomicBoolean();
    private @Nullable TableEntry current;

    private PreviousImage(ImageReader image, ImageReader.EntryCursor entries, Codec codec, ProgressListener progress) {
        this.image = image;
        this.entries = entries;
        this.frames = new Frames(image);
        this.codec = codec;
        this.progress = progress;
    }

    /** Takes over the image, and closes it, also if this fails. Only frames of {@code codec} are taken. */
    static PreviousImage of(ImageReader image, Codec codec, ProgressListener progress) throws IOException {
        ImageReader.EntryCursor entries = null;
        try {
            entries = image.entries();
            PreviousImage previous = new PreviousImage(image, entries, codec, progress);
            previous.current = entries.next();
            return previous;
        } catch (IOException | RuntimeException e) {
            ImageReader.EntryCursor begun = entries;
            try (image;
                    begun) {
                throw e; // both are closed on the way
            }
        }
    }

    /** The chunk of exactly that range, if it has one. */
    @Nullable
    Chunk chunkAt(ByteRange range) throws IOException {
        while (current != null && current.range().end() <= range.offset()) {
            current = entries.next();
        }
        boolean usable = current instanceof Chunk chunk
                && chunk.range().equals(range)
                && chunk.frame().at() == 0
                && chunk.frame().contentLength() == range.length();
        return usable ? (Chunk) current : null;
    }

    /** Reads the frame of an unchanged chunk into the slot; false if it is damaged or of another codec. */
    boolean fetch(Chunk chunk, Slot slot) throws IOException {
        try {
            ByteBuffer frame = frames.fetch(chunk.frame(), chunk.range(), slot);
            return codec.recognizes(frame);
        } catch (DamagedImageException e) {
            warnOnce(e);
            return false;
        }
    }

    /** Which eighth of the frames the next generation proves. */
    int nextEighth() {
        return (image.info().draft().provenEighth() + 1) % ImageDraft.EIGHTHS;
    }

    /** Reports a frame that is whole by its checksum, but does not expand to its chunk. */
    void foundWrong(Chunk chunk, String fault) {
        warnOnce(frames.damaged(chunk.frame(), chunk.range(), fault, null));
    }

    private void warnOnce(DamagedImageException e) {
        if (!damageTold.getAndSet(true)) {
            progress.warned("the generation before is damaged, its chunks are made anew: " + e.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        try (image) {
            entries.close();
        }
    }
}
