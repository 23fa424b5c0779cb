package org.tbimage.core.engine.backup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tbimage.core.engine.work.ChunkBuffers;
import org.tbimage.core.engine.work.WorkerContext;
import org.tbimage.value.Sha256;

/**
 * The chunks of a piece that no stored frame holds. They are moved together at the beginning of the content buffer, in order of the
 * disk, and several in a row become one frame. Content that occurs twice is stored once. For one thread at a time.
 */
public final class NewChunks {
    private final int mostContent;
    private final Map<Sha256, Place> places = new HashMap<>();
    private final List<Span> contents = new ArrayList<>();
    private final List<Span> frames = new ArrayList<>();

    /** Of frames with at most so many bytes of content. */
    public NewChunks(int mostContent) {
        this.mostContent = mostContent;
    }

    /** Where a chunk is stored: the number of its frame in the piece, and its offset in the content of the frame. */
    public record Place(int frame, int at) {}

    /** Bytes of a buffer. */
    private record Span(int from, int length) {
        int end() {
            return from + length;
        }

        ByteBuffer of(ByteBuffer buffer) {
            return buffer.slice(from, length);
        }
    }

    /** Takes a chunk from the content buffer. The chunks come in order, so none is overwritten that was not taken yet. */
    public Place add(Sha256 digest, ByteBuffer content, int from, int length) {
        return places.computeIfAbsent(digest, unknown -> append(content, from, length));
    }

    private Place append(ByteBuffer content, int from, int length) {
        int last = contents.size() - 1;
        Span open = last < 0 ? new Span(0, 0) : contents.get(last);
        if (open.end() != from) {
            content.put(open.end(), content, from, length);
        }
        if (last < 0 || open.length() + length > mostContent) {
            contents.add(new Span(open.end(), length));
            return new Place(last + 1, 0);
        }
        contents.set(last, new Span(open.from(), open.length() + length));
        return new Place(last, open.length());
    }

    /** Encodes all frames, end to end, into the frame buffer. */
    public void encode(ChunkBuffers buffers, WorkerContext worker) {
        ByteBuffer target = buffers.frame(buffers.frameCapacity());
        for (Span content : contents) {
            int from = target.position();
            worker.encode(content.of(buffers.content()), target);
            frames.add(new Span(from, target.position() - from));
        }
    }

    /** {@return how many frames there are} */
    int count() {
        return contents.size();
    }

    /** What a frame holds, as it was given. */
    ByteBuffer content(int number, ChunkBuffers buffers) {
        return contents.get(number).of(buffers.content());
    }

    /** A frame after {@link #encode}. */
    ByteBuffer frame(int number, ChunkBuffers buffers) {
        return frames.get(number).of(buffers.frame());
    }

    /** Compares each sampled frame with its content. */
    public void prove(FrameCheck check, ChunkBuffers buffers, Sample sample) throws IOException {
        for (int i = 0; i < count(); i++) {
            if (sample.has(i)) {
                check.prove(frame(i, buffers), content(i, buffers));
            }
        }
    }

    /** Which frames are compared, by their numbers. */
    public interface Sample {
        boolean has(int number);
    }
}
