package org.tbimage.core.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tbimage.codec.CorruptFrameException;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.TableEntry.Chunk;
import org.tbimage.value.ByteRange;
import org.tbimage.value.Sha256;

/** One chunk on its way to the store: read, tested for zeros, hashed, and compressed unless its frame is there already. */
final class ChunkBackup implements Job {
    // Every eighth frame is expanded and compared before it is kept: a library that makes wrong frames makes many
    // (T12).
    private static final int PROVE_EVERY = 8;

    private final ByteRange range;
    private final ChunkReader reader;
    private final @Nullable PreviousImage previous;
    private final @Nullable Chunk before;
    private final BackupSink sink;
    private List<ByteRange> unreadable = List.of();
    private @Nullable Sha256 digest;
    private boolean reused;

    ChunkBackup(
            ByteRange range,
            ChunkReader reader,
            @Nullable PreviousImage previous,
            @Nullable Chunk before,
            BackupSink sink) {
        this.range = range;
        this.reader = reader;
        this.previous = previous;
        this.before = before;
        this.sink = sink;
    }

    @Override
    public void work(Slot slot, Tools tools) throws IOException {
        ByteBuffer content = slot.content(range.length());
        unreadable = reader.read(range, content);
        if (unreadable.isEmpty() && Zeros.areAll(content)) {
            return;
        }
        Sha256 found = tools.hasher().hash(content);
        digest = found;
        reused = previous != null && before != null && before.digest().equals(found) && previous.fetch(before, slot);
        if (!reused) {
            tools.encode(slot);
            if (range.offset() / slot.chunkSize() % PROVE_EVERY == 0) {
                prove(slot, tools);
            }
        }
    }

    private void prove(Slot slot, Tools tools) throws IOException {
        ByteBuffer expanded = tools.scratch(range.length());
        String fault = "it expands to something else";
        try {
            tools.decode(slot.frame().duplicate(), expanded);
            if (expanded.flip().equals(slot.content())) {
                return;
            }
        } catch (CorruptFrameException e) {
            fault = String.valueOf(e.getMessage());
        }
        throw new ImagingException(
                Problem.IMAGE_DAMAGED,
                "the frame just made of bytes " + range + " of the disk is wrong: " + fault,
                "suspect this machine's memory or processor, or the codec at this level; nothing was published");
    }

    @Override
    public Tail deliver(Slot slot) throws IOException {
        if (digest == null) {
            sink.zeros(range);
        } else {
            sink.data(range, digest, slot.frame(), unreadable, reused);
        }
        return Tail.NONE;
    }
}
