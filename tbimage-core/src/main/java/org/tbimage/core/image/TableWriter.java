package org.tbimage.core.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
public final class TableWriter {
    private static final int BUFFER = 64 << 10;

    private final BlobStore.Sink sink;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    private final Sha256.Hasher hasher = new Sha256.Hasher();
    private final long deviceSize;
    private long covered;
    private long length;
    private @Nullable Zeros pending;

    /**
     * Begins the table of a device divided by {@code grid}. The caller closes the sink.
     *
     * @param sink receives the table
     * @param grid size of the device and of the chunks
     * @param packs keys of the packs that are known, in the order of their numbers; the own pack first
     * @param sharing whether {@link #addPack} will be called; there is one known pack then
     */
    public TableWriter(BlobStore.Sink sink, ChunkGrid grid, List<String> packs, boolean sharing) throws IOException {
        this.sink = sink;
        this.deviceSize = grid.deviceSize();
        line(TableFormat.TITLE + " " + Manifest.version(sharing));
        line(TableFormat.DEVICE_SIZE + " " + grid.deviceSize());
        line(TableFormat.CHUNK_SIZE + " " + grid.chunkSize());
        for (int i = 0; i < packs.size(); i++) {
            line(TableFormat.PACK + " " + i + " " + packs.get(i));
        }
    }

    /** Begins the table of a self-contained image, as above. */
    public TableWriter(BlobStore.Sink sink, ChunkGrid grid, List<String> packs) throws IOException {
        this(sink, grid, packs, false);
    }

    /** Names a further pack. The numbers begin with 1. Entries with frames of the pack follow. */
    public void addPack(int number, String key) throws IOException {
        flushZeros();
        line(TableFormat.PACK + " " + number + " " + key);
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
        line(TableFormat.END);
        drain();
        return new Written(length, hasher.finish());
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
            line(start + " " + TableFormat.NO_DIGEST + " " + fields(run.first()) + " " + run.count());
        } else {
            line(start);
        }
        pending = null;
    }

    private void writeChunk(Chunk chunk) throws IOException {
        String kind = chunk.unreadable().isEmpty() ? TableFormat.DATA : TableFormat.UNREADABLE;
        line(kind + " " + fields(chunk.range()) + " " + chunk.digest() + " " + fields(chunk.frame()) + " "
                + chunk.at());
        for (ByteRange bad : chunk.unreadable()) {
            line(TableFormat.BAD + " " + fields(bad));
        }
    }

    private static String fields(ByteRange range) {
        return range.offset() + " " + range.length();
    }

    private static String fields(FrameRef ref) {
        PackFrame frame = PackFrame.of(ref);
        return frame.pack() + " " + frame.offset() + " " + frame.length() + " " + Crc32c.hex(frame.crc32c()) + " "
                + frame.contentLength();
    }

    private void line(String text) throws IOException {
        byte[] bytes = (text + "\n").getBytes(StandardCharsets.US_ASCII);
        if (bytes.length > TableFormat.MAX_LINE) {
            throw new IllegalArgumentException("too long for a line of a chunk table: " + text);
        }
        if (bytes.length > buffer.remaining()) {
            drain();
        }
        buffer.put(bytes);
        length += bytes.length;
    }

    private void drain() throws IOException {
        buffer.flip();
        hasher.update(buffer);
        sink.write(buffer);
        buffer.clear();
    }

    /** Length in bytes and digest of a table, for the manifest. */
    public record Written(long length, Sha256 digest) {}
}
