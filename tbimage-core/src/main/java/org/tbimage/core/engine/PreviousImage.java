package org.tbimage.core.engine;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
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
 * The generation before, whose frames are taken over unopened where a chunk has not changed. Whatever is wrong with it, the
 * backup goes on without it: it warns once, and gives no chunk. Chunks are looked up in ascending order by one thread;
 * frames are fetched by many.
 */
final class PreviousImage implements Closeable {
    /** A medium that fails may take seconds for each frame; after so many failures no more frames are read. */
    private static final int MAX_FAILURES = 8;

    private final ImageReader image;
    private final ImageReader.EntryCursor entries;
    private final Frames frames;
    private final Codec codec;
    private final ProgressListener progress;
    private final AtomicBoolean warned = new AtomicBoolean();
    private final AtomicInteger failures = new AtomicInteger();
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

    /** The chunk of exactly that range, if it has one. After a failure of the table it has none. */
    @Nullable
    Chunk chunkAt(ByteRange range) {
        try {
            while (current != null && current.range().end() <= range.offset()) {
                current = entries.next();
            }
        } catch (IOException e) {
            current = null;
            failed(e);
        }
        boolean usable = current instanceof Chunk chunk
                && chunk.range().equals(range)
                && chunk.frame().at() == 0
                && chunk.frame().contentLength() == range.length();
        return usable ? (Chunk) current : null;
    }

    /** Reads the frame of an unchanged chunk into the slot; false if it can't be had or is of another codec. */
    boolean fetch(Chunk chunk, Slot slot) {
        if (failures.get() >= MAX_FAILURES) {
            return false;
        }
        try {
            ByteBuffer frame = frames.fetch(chunk.frame(), chunk.range(), slot);
            return codec.recognizes(frame);
        } catch (DamagedImageException e) {
            warn(e);
            return false;
        } catch (IOException e) {
            failed(e);
            return false;
        }
    }

    /** Which eighth of the frames the next generation proves. */
    int nextEighth() {
        return (image.info().draft().provenEighth() + 1) % ImageDraft.EIGHTHS;
    }

    /** Reports a frame that is whole by its checksum, but does not expand to its chunk. */
    void foundWrong(Chunk chunk, String fault) {
        warn(frames.damaged(chunk.frame(), chunk.range(), fault, null));
    }

    private void failed(IOException e) {
        failures.incrementAndGet();
        warn(e);
    }

    private void warn(IOException e) {
        if (!warned.getAndSet(true)) {
            String what = e instanceof DamagedImageException ? "is damaged" : "can't be read";
            progress.warned("the generation before " + what + ", its chunks are made anew: " + e.getMessage());
        }
    }

    /** A failure to close what was only read is no reason for a backup to fail. */
    @Override
    public void close() {
        try (image) {
            entries.close();
        } catch (IOException e) {
            warn(e);
        }
    }
}
