package org.tbimage.core.engine.work;

import java.util.Optional;
import org.tbimage.codec.Codec;
import org.tbimage.core.codec.InstalledCodecs;
import org.tbimage.provider.Providers;

/**
 * The sizes of the buffers of a job, and the encoder if frames are made.
 *
 * @param contentSize of what a job reads, in bytes: a chunk, or a piece of several chunks
 * @param frameSize of its frames, in bytes; at least the longest frame of a chunk
 * @param chunkSize the most content of a frame, in bytes
 * @param encoder makes the frames; empty if none are made
 * @param level of the encoder
 * @param setsEach how many sets of buffers to make for each worker
 */
public record BufferSizes(
        int contentSize, int frameSize, int chunkSize, Optional<Codec> encoder, int level, int setsEach) {
    private static final int SETS_OF_CHUNKS = 4;
    private static final int SETS_OF_PIECES = 3; // they are so large that fewer must do

    /** To make frames with one codec, and to decode those of any. */
    public static BufferSizes encoding(Codec codec, int level, int chunkSize, Providers<Codec> codecs) {
        int frame = Math.max(codec.maxFrameLength(chunkSize), longestFrame(chunkSize, codecs));
        return new BufferSizes(chunkSize, frame, chunkSize, Optional.of(codec), level, SETS_OF_CHUNKS);
    }

    /** To make the frames of pieces of the disk with one codec, and to decode frames of any. */
    public static BufferSizes pieces(Codec codec, int level, int pieceSize, int chunkSize, Providers<Codec> codecs) {
        // two frames in a row have more content than one can have
        int most = 2 * (pieceSize / chunkSize) + 1;
        int overhead = codec.maxFrameLength(chunkSize) - chunkSize + codec.maxFrameLength(0);
        int frames = Math.addExact(pieceSize, Math.multiplyExact(most, overhead));
        return new BufferSizes(
                pieceSize,
                Math.max(frames, longestFrame(chunkSize, codecs)),
                chunkSize,
                Optional.of(codec),
                level,
                SETS_OF_PIECES);
    }

    /** To decode frames of any codec. */
    public static BufferSizes decoding(int chunkSize, Providers<Codec> codecs) {
        int frame = longestFrame(chunkSize, codecs);
        return new BufferSizes(chunkSize, frame, chunkSize, Optional.empty(), 0, SETS_OF_CHUNKS);
    }

    /**
     * How many sets of buffers to make for so many workers: several for each, so that one job that takes long does not keep the
     * others waiting for their delivery, but no more than half of the memory of this process holds. Direct memory is limited to
     * as much as the heap where nothing else is said.
     */
    int sets(int workers, long memory) {
        long fitting = memory / 2 / bytesOfSet();
        return (int) Math.max(2, Math.min((long) setsEach * workers(workers, memory), fitting));
    }

    /** How many workers to make where so many are asked for: as many as fit into that memory with their buffers. */
    int workers(int wanted, long memory) {
        long bytes = setsEach * bytesOfSet() + 2L * chunkSize + frameSize; // its scratch, and its encoder's own buffers
        return (int) Math.max(1, Math.min(wanted, memory / 2 / bytes));
    }

    private long bytesOfSet() {
        return (long) contentSize + frameSize;
    }

    private static int longestFrame(int chunkSize, Providers<Codec> codecs) {
        return Math.max(InstalledCodecs.longestFrame(codecs, chunkSize), chunkSize);
    }
}
