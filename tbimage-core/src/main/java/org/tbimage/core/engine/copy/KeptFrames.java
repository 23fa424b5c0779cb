package org.tbimage.core.engine.copy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tbimage.codec.Codec;
import org.tbimage.core.engine.backup.PiecePart;
import org.tbimage.core.engine.frame.FrameReader;
import org.tbimage.core.engine.work.WorkerContext;
import org.tbimage.store.FrameRef;
import org.tbimage.store.TableEntry.Chunk;

/**
 * The frames of a piece that a copy takes as they are: those of its codec of which it needs at least half. They lie at the end of the
 * content buffer; a frame that does not fit beside the content of the other chunks is not kept. For one thread at a time.
 */
final class KeptFrames {
    private final FrameReader frames;
    private final Optional<Codec> codec;
    private final Map<FrameRef, PiecePart.Frame> kept = new HashMap<>();

    /** Keeps no frame if no codec is given. */
    KeptFrames(FrameReader frames, Optional<Codec> codec) {
        this.frames = frames;
        this.codec = codec;
    }

    /** Reads, decodes and proves the frames to keep of the chunks that are needed. */
    void read(List<Chunk> needed, ByteBuffer content, WorkerContext worker) throws IOException {
        if (codec.isEmpty()) {
            return;
        }
        Map<FrameRef, List<Chunk>> chunks = new LinkedHashMap<>();
        needed.forEach(chunk -> chunks.computeIfAbsent(chunk.frame(), frame -> new ArrayList<>())
                .add(chunk));
        int end = content.limit();
        long rest = length(needed); // of the content that the beginning of the buffer must have room for
        for (Map.Entry<FrameRef, List<Chunk>> each : chunks.entrySet()) {
            FrameRef frame = each.getKey();
            long length = length(each.getValue());
            if (2 * length >= frame.contentLength() && rest - length + frame.length() <= end) {
                ByteBuffer bytes = content.slice(end - frame.length(), frame.length());
                frames.prove(each.getValue(), bytes, worker);
                if (codec.get().recognizes(bytes.rewind())) {
                    kept.put(frame, new PiecePart.Frame(bytes.rewind(), frame.contentLength()));
                    end -= frame.length();
                    rest -= length;
                }
            }
        }
    }

    private static long length(List<Chunk> chunks) {
        return chunks.stream().mapToLong(chunk -> chunk.range().length()).sum();
    }

    /** The part of the copy for a chunk whose frame is kept. */
    Optional<PiecePart> part(Chunk chunk) {
        return Optional.ofNullable(kept.get(chunk.frame()))
                .map(frame -> new PiecePart.Kept(chunk.range(), chunk.digest(), frame, chunk.at(), chunk.unreadable()));
    }
}
