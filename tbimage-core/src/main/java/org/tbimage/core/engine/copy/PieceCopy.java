package org.tbimage.core.engine.copy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.tbimage.codec.Codec;
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
 * other store has are not read. The others are decoded, and their digests checked. Their frame is taken as it is if at least half of it
 * is needed; else they are encoded, several to a frame, and each new frame is decoded and compared.
 */
final class PieceCopy implements ChunkJob {
    private final List<TableEntry> entries;
    private final FrameReader frames;
    private final BackupSink sink;
    private final int chunkSize;
    private final Consumer<FrameRef> read;
    private final List<PiecePart> parts = new ArrayList<>();
    private final NewChunks fresh;
    private final KeptFrames kept;

    /** Frames of the codec {@code keep} may be taken as they are. {@code read} gets each frame when the job is delivered. */
    PieceCopy(
            List<TableEntry> entries,
            FrameReader frames,
            Optional<Codec> keep,
            BackupSink sink,
            int chunkSize,
            Consumer<FrameRef> read) {
        this.entries = entries;
        this.frames = frames;
        this.sink = sink;
        this.chunkSize = chunkSize;
        this.read = read;
        this.fresh = new NewChunks(chunkSize);
        this.kept = new KeptFrames(frames, keep);
    }

    @Override
    public void work(ChunkBuffers buffers, WorkerContext worker) throws IOException {
        ByteBuffer content = buffers.content(buffers.content().capacity());
        List<Optional<StoredFrame>> stored = entries.stream().map(this::find).toList();
        kept.read(missing(stored), content, worker);
        int at = 0;
        for (int i = 0; i < entries.size(); i++) {
            TableEntry entry = entries.get(i);
            if (!(entry instanceof Chunk chunk)) {
                parts.add(new PiecePart.Zeros(entry.range()));
            } else if (stored.get(i).isPresent()) {
                StoredFrame frame = stored.get(i).get();
                parts.add(new PiecePart.Shared(chunk.range(), chunk.digest(), frame, chunk.unreadable()));
            } else {
                at += add(chunk, at, buffers, worker);
            }
        }
        fresh.encode(buffers, worker);
        fresh.prove(new FrameCheck(EntryBatches.rangeOf(entries), worker), buffers, number -> true);
    }

    private Optional<StoredFrame> find(TableEntry entry) {
        return entry instanceof Chunk chunk
                ? sink.find(chunk.range(), chunk.digest())
                        .filter(frame -> frame.isShared() && frame.contentLength() <= chunkSize)
                : Optional.empty();
    }

    private List<Chunk> missing(List<Optional<StoredFrame>> stored) {
        List<Chunk> missing = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            if (stored.get(i).isEmpty() && entries.get(i) instanceof Chunk chunk) {
                missing.add(chunk);
            }
        }
        return missing;
    }

    /** Returns how many bytes the content of a chunk takes: none if its frame is kept. */
    private int add(Chunk chunk, int at, ChunkBuffers buffers, WorkerContext worker) throws IOException {
        Optional<PiecePart> part = kept.part(chunk);
        if (part.isPresent()) {
            parts.add(part.get());
            return 0;
        }
        ByteBuffer content = buffers.content();
        int length = Math.toIntExact(chunk.range().length());
        frames.read(chunk, content.slice(at, length), buffers, worker);
        NewChunks.Place place = fresh.add(chunk.digest(), content, at, length);
        parts.add(new PiecePart.New(chunk.range(), chunk.digest(), place, chunk.unreadable()));
        return length;
    }

    @Override
    public Completion deliver(ChunkBuffers buffers) throws IOException {
        sink.piece(parts, fresh, buffers);
        for (int i = 0; i < parts.size(); i++) {
            if (!(parts.get(i) instanceof PiecePart.Shared) && entries.get(i) instanceof Chunk chunk) {
                read.accept(chunk.frame());
            }
        }
        return Completion.NONE;
    }
}
