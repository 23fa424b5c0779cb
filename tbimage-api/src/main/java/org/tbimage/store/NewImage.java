package org.tbimage.store;

import java.util.Optional;
import org.tbimage.codec.Codec;
import org.tbimage.value.Generation;

/**
 * An image that is to be written.
 *
 * @param draft what is known of it before its first chunk
 * @param codec makes its frames; the store uses it for the file suffix and the trailer of a pack
 * @param base the generation of the same disk whose stored chunks may be reused; empty for none. A base that can not be used
 *     is a warning, not a failure
 * @param generation the generation that it must have, as a copy of an image has; empty for the next free one
 * @param share with which stored images it shares frames; a store that can not share makes a self-contained image, and warns
 */
public record NewImage(
        ImageDraft draft, Codec codec, Optional<Generation> base, Optional<Generation> generation, Share share) {
    /**
     * An image of the next free generation that reuses nothing.
     *
     * @param draft what is known of it before its first chunk
     * @param codec makes its frames
     * @return the image
     */
    public static NewImage of(ImageDraft draft, Codec codec) {
        return new NewImage(draft, codec, Optional.empty(), Optional.empty(), Share.NONE);
    }

    /**
     * The same with another base.
     *
     * @param older the generation whose stored chunks may be reused; empty for none
     * @return a new value
     */
    public NewImage withBase(Optional<Generation> older) {
        return new NewImage(draft, codec, older, generation, share);
    }

    /**
     * The same under a given generation.
     *
     * @param given the generation that it must have
     * @return a new value
     */
    public NewImage withGeneration(Generation given) {
        return new NewImage(draft, codec, base, Optional.of(given), share);
    }

    /**
     * The same with another choice of what to share.
     *
     * @param choice with which stored images it shares frames
     * @return a new value
     */
    public NewImage withShare(Share choice) {
        return new NewImage(draft, codec, base, generation, choice);
    }
}
