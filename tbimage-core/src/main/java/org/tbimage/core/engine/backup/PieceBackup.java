package org.tbimage.core.engine.backup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.tbimage.action.Stage;
import org.tbimage.core.engine.cut.ContentCutter;
import org.tbimage.core.engine.cut.CutSizes;
import org.tbimage.core.engine.work.ChunkBuffers;
import org.tbimage.core.engine.work.ChunkJob;
import org.tbimage.core.engine.work.Completion;
import org.tbimage.core.engine.work.WorkerContext;
import org.tbimage.core.engine.work.ZeroBytes;
import org.tbimage.store.StoredFrame;
import org.tbimage.value.ByteRange;
import org.tbimage.value.Sha256;

/**
 * One piece of the disk on its way to an image that is cut by content: read, cut into chunks, each hashed and looked up. What the
 * store does not have is encoded, several chunks to a frame.
 */
final class PieceBackup implements ChunkJob {
    private final ByteRange range;
    private final PieceContent reader;
    private final BackupSink sink;
    private final PieceRules rules;
    private final List<PiecePart> parts = new ArrayList<>();
    private final NewChunks fresh;
    private List<ByteRange> unreadable = List.of();

    PieceBackup(ByteRange range, PieceContent reader, BackupSink sink, PieceRules rules) {
        this.range = range;
        this.reader = reader;
        this.sink = sink;
        this.rules = rules;
        this.fresh = new NewChunks(rules.chunkSize());
    }

    @Override
    public void work(ChunkBuffers buffers, WorkerContext worker) throws IOException {
        ByteBuffer content = buffers.content(range.length());
        unreadable = worker.timed(Stage.READ, range.length(), () -> reader.read(range, content));
        if (unreadable.isEmpty() && ZeroBytes.areAll(content)) {
            parts.add(new PiecePart.Zeros(range));
            return;
        }
        FrameCheck check = new FrameCheck(range, worker);
        Parts cut = new Parts(buffers, worker, check);
        int first = rules.firstChunk(range);
        if (first > 0) {
            cut.first(first);
        }
        new ContentCutter(rules.sizes()).cut(content.position(first), lostBlocks(), cut);
        content.position(0);
        fresh.encode(buffers, worker);
        fresh.prove(
                check, buffers, number -> rules.sample(range.offset(), number).written());
    }

    /** The blocks with an unreadable byte, which are content although zeros stand in. */
    private BitSet lostBlocks() {
        BitSet lost = new BitSet();
        for (ByteRange bad : unreadable) {
            long begin = bad.offset() - range.offset();
            long end = bad.end() - range.offset() - 1;
            lost.set((int) (begin / CutSizes.BLOCK), (int) (end / CutSizes.BLOCK) + 1);
        }
        return lost;
    }

    /** Turns what is cut into parts of the image. */
    private final class Parts implements ContentCutter.Parts {
        private final ChunkBuffers buffers;
        private final WorkerContext worker;
        private final FrameCheck check;

        Parts(ChunkBuffers buffers, WorkerContext worker, FrameCheck check) {
            this.buffers = buffers;
            this.worker = worker;
            this.check = check;
        }

        /** The first chunk of the disk, which is not cut. */
        void first(int length) {
            boolean lost = unreadable.stream().anyMatch(bad -> bad.offset() < length);
            if (!lost && ZeroBytes.areAll(buffers.content().slice(0, length))) {
                zeros(0, length);
            } else {
                chunk(0, length);
            }
        }

        @Override
        public void zeros(int from, int length) {
            parts.add(new PiecePart.Zeros(place(from, length)));
        }

        @Override
        public void chunk(int from, int length) {
            ByteRange chunk = place(from, length);
            ByteBuffer content = buffers.content().slice(from, length);
            Sha256 digest = worker.hash(content);
            List<ByteRange> bad = unreadableOf(chunk);
            Optional<StoredFrame> stored = sink.find(chunk, digest).filter(frame -> canShare(frame, chunk, content));
            parts.add(
                    stored.isPresent()
                            ? new PiecePart.Shared(chunk, digest, stored.get(), bad)
                            : new PiecePart.New(
                                    chunk, digest, fresh.add(digest, buffers.content(), from, length), bad));
        }

        private ByteRange place(int from, int length) {
            return new ByteRange(range.offset() + from, length);
        }

        /** A frame that the image would need a copy of is of no use: it may hold other chunks as well. */
        private boolean canShare(StoredFrame frame, ByteRange chunk, ByteBuffer content) {
            return frame.isShared()
                    && frame.contentLength() <= rules.chunkSize()
                    && (!rules.sample(chunk.offset(), 0).shared()
                            || check.holds(frame, buffers.frame(buffers.frameCapacity()), content));
        }
    }

    private List<ByteRange> unreadableOf(ByteRange chunk) {
        if (unreadable.isEmpty()) {
            return List.of();
        }
        List<ByteRange> within = new ArrayList<>();
        for (ByteRange bad : unreadable) {
            long from = Math.max(bad.offset(), chunk.offset());
            long end = Math.min(bad.end(), chunk.end());
            if (from < end) {
                within.add(new ByteRange(from, end - from));
            }
        }
        return within;
    }

    @Override
    public Completion deliver(ChunkBuffers buffers) throws IOException {
        sink.piece(parts, fresh, buffers);
        return Completion.NONE;
    }
}
