package org.tbimage.core.image;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tbimage.codec.Codec;
import org.tbimage.store.BlobStore;
import org.tbimage.store.FrameRef;
import org.tbimage.store.TableEntry;
import org.tbimage.store.TableEntry.Chunk;
import org.tbimage.store.TableEntry.FrameRun;
import org.tbimage.store.TableEntry.Zeros;
import org.tbimage.value.ByteRange;
import org.tbimage.value.ChunkGrid;
import org.tbimage.value.Sha256;

/** Writes a chunk table line by line. Memory use does not grow with the number of lines. For one thread. */
public final class TableWriter implements Closeable {
    private final TableOutput output;
    private final long deviceSize;
    private long covered;
    private @Nullable Zeros pending;

    /**
     * Begins the table of a self-contained image of a device divided by {@code grid}, whose frames are in {@code packs}. The caller
     * closes the sink.
     */
    public TableWriter(BlobStore.Sink sink, ChunkGrid grid, List<String> packs) throws IOException {
        this.output = new TableOutput(sink, Optional.empty(), 0);
        this.deviceSize = grid.deviceSize();
        header(TableFormat.VERSION_OF_SELF_CONTAINED, grid);
        for (int i = 0; i < packs.size(); i++) {
            output.line(TableFormat.PACK + " " + i + " " + packs.get(i));
        }
    }

    /** Begins the table of an image that shares packs. It is compressed by the codec of the image. The caller closes the sink. */
    public TableWriter(BlobStore.Sink sink, ChunkGrid grid, Codec codec, int level) throws IOException {
        this.output = new TableOutput(sink, Optional.of(codec), level);
        this.deviceSize = grid.deviceSize();
        header(TableFormat.VERSION, grid);
        output.drain();
    }

    private void header(int version, ChunkGrid grid) throws IOException {
        output.line(TableFormat.TITLE + " " + version);
        output.line(TableFormat.DEVICE_SIZE + " " + grid.deviceSize());
        output.line(TableFormat.CHUNK_SIZE + " " + grid.chunkSize());
    }

    /** Appends an entry. It must begin where the previous one ended. Adjacent runs of zeros become one line. */
    public void add(TableEntry entry) throws IOException {
        if (entry.range().offset() != covered) {
            throw new IllegalArgumentException("expected a chunk at " + covered + ", not " + entry.range());
        }
        covered = entry.range().end();
        if (entry instanceof Zeros zeros) {
            addZeros(zeros);
        } else if (entry instanceof Chunk chunk) {
            flushZeros();
            writeChunk(chunk);
        }
    }

    /** Writes the last line, and checks that the entries cover the device. The caller commits the sink. */
    public Written finish() throws IOException {
        if (covered != deviceSize) {
            throw new IllegalStateException("the chunks cover " + covered + " of " + deviceSize + " bytes");
        }
        flushZeros();
        output.line(TableFormat.END);
        return output.finish();
    }

    private void addZeros(Zeros next) throws IOException {
        Optional<Zeros> merged = pending == null ? Optional.empty() : merge(pending, next);
        if (merged.isEmpty()) {
            flushZeros();
        }
        pending = merged.orElse(next);
    }

    private static Optional<Zeros> merge(Zeros a, Zeros b) {
        ByteRange both =
                new ByteRange(a.range().offset(), a.range().length() + b.range().length());
        if (a.frames().isEmpty() && b.frames().isEmpty()) {
            return Optional.of(new Zeros(both, Optional.empty()));
        }
        if (a.frames().isEmpty() || b.frames().isEmpty()) {
            return Optional.empty();
        }
        FrameRun left = a.frames().get();
        FrameRun right = b.frames().get();
        return right.first().equals(PackFrame.of(left.first()).after(left.count()))
                ? Optional.of(new Zeros(both, Optional.of(new FrameRun(left.first(), left.count() + right.count()))))
                : Optional.empty();
    }

    private void flushZeros() throws IOException {
        if (pending == null) {
            return;
        }
        String start = TableFormat.ZERO + " " + fields(pending.range());
        if (pending.frames().isPresent()) {
            FrameRun run = pending.frames().get();
            output.line(start + " " + TableFormat.NO_DIGEST + " " + fields(run.first()) + " " + run.count());
        } else {
            output.line(start);
        }
        pending = null;
        output.entryEnded();
    }

    private void writeChunk(Chunk chunk) throws IOException {
        String kind = chunk.unreadable().isEmpty() ? TableFormat.DATA : TableFormat.UNREADABLE;
        output.line(kind + " " + fields(chunk.range()) + " " + chunk.digest() + " " + fields(chunk.frame()) + " "
                + chunk.at());
        for (ByteRange bad : chunk.unreadable()) {
            output.line(TableFormat.BAD + " " + fields(bad));
        }
        output.entryEnded();
    }

    private static String fields(ByteRange range) {
        return range.offset() + " " + range.length();
    }

    private static String fields(FrameRef ref) {
        PackFrame frame = PackFrame.of(ref);
        return frame.pack() + " " + frame.offset() + " " + frame.length() + " " + Crc32c.hex(frame.crc32c()) + " "
                + frame.contentLength();
    }

    @Override
    public void close() {
        output.close();
    }

    /** Length in bytes, digest and blocks of a table, for the manifest. */
    public record Written(long length, Sha256 digest, TableBlocks blocks) {
        /** {@return the description of the table under its key} */
        public TableRecord record(String key) {
            return new TableRecord(key, length, digest, blocks);
        }
    }
}
