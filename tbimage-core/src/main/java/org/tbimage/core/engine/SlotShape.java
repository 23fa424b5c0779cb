package org.tbimage.core.engine;

import java.util.Optional;
import org.tbimage.codec.Codec;
import org.tbimage.provider.Providers;

/** What a slot must have room for: a chunk, the longest frame for it, and an encoder if frames are made. */
record SlotShape(int chunkSize, int frameSize, Optional<Codec> encoder, int level) {
    /** To make frames with one codec, and to decode those of any. */
    static SlotShape encoding(Codec codec, int level, int chunkSize, Providers<Codec> codecs) {
        return new SlotShape(chunkSize, longestFrame(chunkSize, codecs), Optional.of(codec), level);
    }

    /** To decode frames of any codec. */
    static SlotShape decoding(int chunkSize, Providers<Codec> codecs) {
        return new SlotShape(chunkSize, longestFrame(chunkSize, codecs), Optional.empty(), 0);
    }

    /**
     * How many slots to make for so many workers: two for each, so that none waits for a delivery, but no more than half of
     * the memory of this process holds. Direct memory is limited to as much as the heap where nothing else is said.
     */
    int slots(int workers, long memory) {
        long bytes = 2L * chunkSize + 2L * frameSize; // encoders have a buffer of their own
        return (int) Math.max(2, Math.min(2L * workers, memory / 2 / bytes));
    }

    private static int longestFrame(int chunkSize, Providers<Codec> codecs) {
        int longest = codecs.all().stream()
                .mapToInt(codec -> codec.maxFrameLength(chunkSize))
                .max()
                .orElse(0);
        return Math.max(longest, chunkSize);
    }
}
