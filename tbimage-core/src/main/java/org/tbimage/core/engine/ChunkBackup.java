package org.tbimage.core.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tbimage.codec.CorruptFrameException;
import org.tbimage.codec.UnsupportedFrameException;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.TableEntry.Chunk;
import org.tbimage.value.ByteRange;
import org.tbimage.value.Sha256;

/**
 * One chunk on its way to the store: read, tested for zeros, hashed, and compressed unless its frame is there already. The
 * frame of a sampled chunk, whether new or taken over, is expanded and compared before it is kept (T12).
 */
final class ChunkBackup implements Job {
    private final ByteRange range;
    private final ChunkReader reader;
    private final @Nullable PreviousImage previous;
    private final @Nullable Chunk before;
    private final BackupSink sink;
    private final boolean sampled;
    private List<ByteRange> unreadable = List.of();
    private @Nullable Sha256 digest;
    private boolean reused;

    ChunkBackup(
            ByteRange range,
            ChunkReader reader,
            @Nullable PreviousImage previous,
            @Nullable Chunk before,
            BackupSink sink,
            boolean sampled) {
        this.range = range;
        this.reader = reader;
        this.previous = previous;
        this.before = before;
        this.sink = sink;
        this.sampled = sampled;
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
        reused = previous != null
                && before != null
                && before.digest().equals(found)
                && takeOver(previous, before, slot, tools);
        if (!reused) {
            tools.encode(slot);
            if (sampled) {
                prove(slot, tools);
            }
        }
    }

    /** Takes the frame of the generation before; false if it can't be had or is wrong. */
    private boolean takeOver(PreviousImage image, Chunk chunk, Slot slot, Tools tools) throws IOException {
        if (!image.fetch(chunk, slot)) {
            return false;
        }
        Optional<String> fault = sampled ? fault(slot, tools) : Optional.empty();
        fault.ifPresent(what -> image.foundWrong(chunk, what));
        return fault.isEmpty();
    }

    private void prove(Slot slot, Tools tools) throws IOException {
        Optional<String> fault = fault(slot, tools);
        if (fault.isPresent()) {
            throw new ImagingException(
                    Problem.IMAGE_DAMAGED,
                    "the frame just made of bytes " + range + " of the disk is wrong: " + fault.get(),
                    "suspect this machine's memory or processor, or the codec at this level; nothing was published");
        }
    }

    /** What is wrong with the slot's frame, compared with its content; empty if nothing is. */
    private Optional<String> fault(Slot slot, Tools tools) throws IOException {
        ByteBuffer expanded = tools.scratch(range.length());
        try {
            tools.decode(slot.frame().duplicate(), expanded);
            return expanded.flip().equals(slot.content())
                    ? Optional.empty()
                    : Optional.of("it expands to something else");
        } catch (CorruptFrameException | UnsupportedFrameException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
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
