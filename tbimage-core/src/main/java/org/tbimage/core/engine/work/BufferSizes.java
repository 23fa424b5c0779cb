package org.tbimage.core.engine.work;

import java.util.Optional;
import org.tbimage.codec.Codec;
import org.tbimage.core.codec.InstalledCodecs;
import org.tbimage.provider.Providers;

/** The sizes of the buffers of a chunk and of its longest frame, and the encoder if frames are made. */
public record BufferSizes(int chunkSize, int frameSize, Optional<Codec> encoder, int level) {
    private static final int SETS_EACH = 4;

    /** To make frames with one codec, and to decode those of any. */
    public static BufferSizes encoding(Codec codec, int level, int chunkSize, Providers<Codec> codecs) {
        int own = codec.maxFrameLength(chunkSize);
        return new BufferSizes(chunkSize, Math.max(own, longestFrame(chunkSize, codecs)), Optional.of(codec), level);
    }

    /** To decode frames of any codec. */
    public static BufferSizes decoding(int chunkSize, Providers<Codec> codecs) {
        return new BufferSizes(chunkSize, longestFrame(chunkSize, codecs), Optional.empty(), 0);
    }

    /**
     * How many sets of buffers to make for so many workers: four for each, so that one chunk that takes long does not keep the others
     * waiting for their delivery, but no more than half of the memory of this process holds. Direct memory is limited to
     * as much as the heap where nothing else is said.
     */
    int sets(int workers, long memory) {
        long fitting = memory / 2 / bytesOfSet();
        return (int) Math.max(2, Math.min((long) SETS_EACH * workers(workers, memory), fitting));
    }

    /** How many workers to make where so many are asked for: as many as fit into that memory with their buffers. */
    int workers(int wanted, long memory) {
        long bytes =
                SETS_EACH * bytesOfSet() + 2L * chunkSize + frameSize; // its scratch, and its encoder's own buffers
        return (int) Math.max(1, Math.min(wanted, memory / 2 / bytes));
    }

    private long bytesOfSet() {
        return (long) chunkSize + frameSize;
    }

    private static int longestFrame(int chunkSize, Providers<Codec> codecs) {
        return Math.max(InstalledCodecs.longestFrame(codecs, chunkSize), chunkSize);
    }
}
