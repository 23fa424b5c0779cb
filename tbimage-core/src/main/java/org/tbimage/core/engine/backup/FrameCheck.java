package org.tbimage.core.engine.backup;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tbimage.action.Stage;
import org.tbimage.core.engine.work.WorkerContext;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.StoredFrame;
import org.tbimage.value.ByteRange;

/** Decodes frames of one job and compares them with the content that they should hold (T12). For one thread. */
public final class FrameCheck {
    private final ByteRange range;
    private final WorkerContext worker;
    private @Nullable StoredFrame decoded;
    private ByteBuffer content = ByteBuffer.allocate(0);

    /** Of the job that reads a range of the disk. */
    public FrameCheck(ByteRange range, WorkerContext worker) {
        this.range = range;
        this.worker = worker;
    }

    /** Throws if a frame that was just made does not hold its content. */
    void prove(ByteBuffer frame, ByteBuffer expected) throws ImagingException {
        decoded = null;
        Optional<String> fault = decode(frame, expected.remaining());
        if (fault.isEmpty() && !content.equals(expected)) {
            fault = Optional.of("it expands to something else");
        }
        if (fault.isPresent()) {
            throw wrongFrame(range, fault.get());
        }
    }

    /** The exception for a wrong frame that this machine has just made. */
    static ImagingException wrongFrame(ByteRange range, String fault) {
        return new ImagingException(
                Problem.IMAGE_DAMAGED,
                "the frame just made of bytes " + range + " of the disk is wrong: " + fault,
                "suspect this machine's memory or processor, or the codec at this level; nothing was published");
    }

    /**
     * Whether a stored frame holds a chunk. Damage is reported to the store. Chunks of the same frame, one after the other, cost one
     * read.
     *
     * @param stored the frame
     * @param room a buffer for the longest frame
     * @param chunk the content of the chunk
     */
    boolean holds(StoredFrame stored, ByteBuffer room, ByteBuffer chunk) {
        if (decoded == null || !stored.isSameFrame(decoded)) {
            decoded = null;
            if (!worker.measured(Stage.FETCH, stored.length(), () -> stored.read(room))) {
                return false;
            }
            Optional<String> fault = decode(room, stored.contentLength());
            if (fault.isPresent()) {
                stored.reportDamage(fault.get());
                return false;
            }
            decoded = stored;
        }
        if (chunk.remaining() > content.limit() - stored.at()
                || !content.slice(stored.at(), chunk.remaining()).equals(chunk)) {
            stored.reportDamage("it expands to something else");
            return false;
        }
        return true;
    }

    private Optional<String> decode(ByteBuffer frame, int length) {
        content = worker.scratch(length);
        try {
            worker.decode(frame.duplicate(), content);
            content.flip();
            return Optional.empty();
        } catch (ImagingException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
