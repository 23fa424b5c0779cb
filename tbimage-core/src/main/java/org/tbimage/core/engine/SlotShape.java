package org.tbimage.core.engine;

import java.util.Optional;
import org.tbimage.codec.Codec;
import org.tbimage.core.codec.InstalledCodecs;
import org.tbimage.provider.Providers;

/** What a chunk on its way needs: room for it, for the longest frame of it, and an encoder if frames are made. */
record SlotShape(int chunkSize, int frameSize, Optional<Codec> encoder, int level) {
    private static final int SLOTS_EACH = 4;

    /** To make frames with one codec, and to decode those of any. */
    static SlotShape encoding(Codec codec, int level, int chunkSize, Providers<Codec> codecs) {
        int own = codec.maxFrameLength(chunkSize);
        return new SlotShape(chunkSize, Math.max(own, longestFrame(chunkSize, codecs)), Optional.of(codec), level);
    }

    /** To decode frames of any codec. */
    static SlotShape decoding(int chunkSize, Providers<Codec> codecs) {
        return new SlotShape(chunkSize, longestFrame(chunkSize, codecs), Optional.empty(), 0);
    }

    /**
     * How many slots to make for so many workers: four for each, so that one chunk that takes long does not keep the others
     * waiting for their delivery, but no more than half of the memory of this process holds. Direct memory is limited to
     * as much as the heap where nothing else is said.
     */
    int slots(int workers, long memory) {
        long fitting = memory / 2 / bytesOfSlot();
        return (int) Math.max(2, Math.min((long) SLOTS_EACH * workers(workers, memory), fitting));
    }

    /** How many workers to make where so many are asked for: as many as slots and tools for them fit into that memory. */
    int workers(int wanted, long memory) {
        long bytes =
                SLOTS_EACH * bytesOfSlot() + 2L * chunkSize + frameSize; // its scratch, and its encoder's own buffers
        return (int) Math.max(1, Math.min(wanted, memory / 2 / bytes));
    }

    private long bytesOfSlot() {
        return (long) chunkSize + frameSize;
    }

    private static int longestFrame(int chunkSize, Providers<Codec> codecs) {
        return Math.max(InstalledCodecs.longestFrame(codecs, chunkSize), chunkSize);
    }
}
