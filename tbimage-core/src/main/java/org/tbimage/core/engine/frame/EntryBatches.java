package org.tbimage.core.engine.frame;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tbimage.store.ImageReader;
import org.tbimage.store.TableEntry;
import org.tbimage.store.TableEntry.Chunk;
import org.tbimage.value.ByteRange;

/**
 * Reads the entries of an image, and gives small ones in a row together, so that one job handles them. Entries of whole chunks, and
 * runs of zeros that are long or have frames, are given alone. For one thread.
 */
public final class EntryBatches implements Closeable {
    /** A batch of this fraction of the most bytes ends before the first chunk of a frame, so that few frames are in two batches. */
    private static final int FULL_ENOUGH = 4;

    private final ImageReader.EntryCursor entries;
    private final int most;
    private @Nullable TableEntry ahead;

    /** Of an image, from its first entry. The caller closes the image. No batch covers more bytes than a chunk of the image. */
    public EntryBatches(ImageReader image) throws IOException {
        this.most = image.info().draft().encoding().chunkSize();
        this.entries = image.entries();
    }

    /** The next entries, one or more without a gap; an empty list after the last. */
    public List<TableEntry> next() throws IOException {
        TableEntry first = take();
        if (first == null) {
            return List.of();
        }
        List<TableEntry> batch = new ArrayList<>(List.of(first));
        if (isSmall(first)) {
            for (TableEntry entry = take(); entry != null; entry = take()) {
                if (!isSmall(entry) || isFull(first.range(), entry)) {
                    ahead = entry;
                    break;
                }
                batch.add(entry);
            }
        }
        return batch;
    }

    /** The bytes of the device that a batch covers. */
    public static ByteRange rangeOf(List<TableEntry> batch) {
        long begin = batch.get(0).range().offset();
        return new ByteRange(begin, batch.get(batch.size() - 1).range().end() - begin);
    }

    private @Nullable TableEntry take() throws IOException {
        TableEntry entry = ahead == null ? entries.next() : ahead;
        ahead = null;
        return entry;
    }

    private boolean isSmall(TableEntry entry) {
        return entry.range().length() <= most / 2
                && (entry instanceof Chunk || entry.frames().isEmpty());
    }

    private boolean isFull(ByteRange begun, TableEntry next) {
        boolean beginsFrame = next instanceof Chunk chunk && chunk.at() == 0;
        long length = next.range().offset() - begun.offset();
        return length + next.range().length() > most || (beginsFrame && length >= most / FULL_ENOUGH);
    }

    @Override
    public void close() throws IOException {
        entries.close();
    }
}
