package org.tbimage.core.engine.copy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.tbimage.core.engine.backup.BackupSink;
import org.tbimage.core.engine.backup.FrameCheck;
import org.tbimage.core.engine.backup.NewChunks;
import org.tbimage.core.engine.backup.PiecePart;
import org.tbimage.core.engine.frame.EntryBatches;
import org.tbimage.core.engine.frame.FrameReader;
import org.tbimage.core.engine.work.ChunkBuffers;
import org.tbimage.core.engine.work.ChunkJob;
import org.tbimage.core.engine.work.Completion;
import org.tbimage.core.engine.work.WorkerContext;
import org.tbimage.store.FrameRef;
import org.tbimage.store.StoredFrame;
import org.tbimage.store.TableEntry;
import org.tbimage.store.TableEntry.Chunk;

/**
 * The entries of one piece of an image that is cut by content, on their way to a copy. Chunks keep their borders. Those that the
 * other store has are not read. The others are decoded, their digests checked, and encoded, several to a frame. Each new frame is
 * decoded and compared.
 */
final class PieceCopy implements ChunkJob {
    private final List<TableEntry> entries;
    private final FrameReader frames;
    private final BackupSink sink;
    private final int chunkSize;
    private final Consumer<FrameRef> read;
    private final List<PiecePart> parts = new ArrayList<>();
    private final NewChunks fresh;

    /** {@code read} is told each frame when the job is delivered. */
    PieceCopy(List<TableEntry> entries, FrameReader frames, BackupSink sink, int chunkSize, Consumer<FrameRef> read) {
        this.entries = entries;
        this.frames = frames;
        this.sink = sink;
        this.chunkSize = chunkSize;
        this.read = read;
        this.fresh = new NewChunks(chunkSize);
    }

    @Override
    public void work(ChunkBuffers buffers, WorkerContext worker) throws IOException {
        ByteBuffer content = buffers.content(contentLength());
        int at = 0;
        for (TableEntry entry : entries) {
            if (entry instanceof Chunk chunk) {
                at += add(chunk, at, buffers, worker, content);
            } else {
                parts.add(new PiecePart.Zeros(entry.range()));
            }
        }
        fresh.encode(buffers, worker);
        fresh.prove(new FrameCheck(EntryBatches.rangeOf(entries), worker), buffers, number -> true);
    }

    /** Returns how many bytes of the content buffer the chunk takes. */
    private int add(Chunk chunk, int at, ChunkBuffers buffers, WorkerContext worker, ByteBuffer content)
            throws IOException {
        Optional<StoredFrame> stored = sink.find(chunk.range(), chunk.digest())
                .filter(frame -> frame.isShared() && frame.contentLength() <= chunkSize);
        if (stored.isPresent()) {
            parts.add(new PiecePart.Shared(chunk.range(), chunk.digest(), stored.get(), chunk.unreadable()));
            return 0;
        }
        int length = Math.toIntExact(chunk.range().length());
        frames.read(chunk, content.slice(at, length), buffers, worker);
        NewChunks.Place place = fresh.add(chunk.digest(), content, at, length);
        parts.add(new PiecePart.New(chunk.range(), chunk.digest(), place, chunk.unreadable()));
        return length;
    }

    private long contentLength() {
        return entries.stream()
                .filter(Chunk.class::isInstance)
                .mapToLong(entry -> entry.range().length())
                .sum();
    }

    @Override
    public Completion deliver(ChunkBuffers buffers) throws IOException {
        sink.piece(parts, fresh, buffers);
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) instanceof PiecePart.New && entries.get(i) instanceof Chunk chunk) {
                read.accept(chunk.frame());
            }
        }
        return Completion.NONE;
    }
}
