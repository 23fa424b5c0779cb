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

    private static int longestFrame(int chunkSize, Providers<Codec> codecs) {
        int longest = codecs.all().stream()
                .mapToInt(codec -> codec.maxFrameLength(chunkSize))
                .max()
                .orElse(0);
        return Math.max(longest, chunkSize);
    }
}
