package org.tbimage.core.job;

import java.util.Optional;
import java.util.OptionalInt;
import org.tbimage.codec.Codec;
import org.tbimage.store.ImageStore;
import org.tbimage.store.Share;

/**
 * Which images to copy, where to, and how. The caller closes the stores.
 *
 * @param from the store that has the images
 * @param to the store that gets them; another store
 * @param images which of them
 * @param codec makes all frames of the copies; if empty, frames are copied as they are
 * @param level how hard that codec tries; its standard level if empty. Images of this codec and level are copied as they are,
 *     and images of this codec if no level is given
 * @param share with which images of the other store the copies share frames; if empty, a copy shares as its image does
 */
public record CopyRequest(
        ImageStore from,
        ImageStore to,
        ImageSelection images,
        Optional<Codec> codec,
        OptionalInt level,
        Optional<Share> share) {
    /** Checks the level. */
    public CopyRequest {
        if (level.isPresent() && codec.isEmpty()) {
            throw new IllegalArgumentException("a level without a codec: frames are then copied as they are");
        }
        level.ifPresent(value -> codec.ifPresent(made -> made.levels().check(made.name(), value)));
    }

    /**
     * Copies all images, with their frames as they are.
     *
     * @param from the store that has the images
     * @param to the store that gets them
     * @return the request
     */
    public static CopyRequest of(ImageStore from, ImageStore to) {
        return new CopyRequest(from, to, ImageSelection.ALL, Optional.empty(), OptionalInt.empty(), Optional.empty());
    }

    /**
     * The same for other images.
     *
     * @param other which images
     * @return another request
     */
    public CopyRequest with(ImageSelection other) {
        return new CopyRequest(from, to, other, codec, level, share);
    }

    /**
     * The same with frames of a codec, at its standard level.
     *
     * @param other the codec
     * @return another request
     */
    public CopyRequest with(Codec other) {
        return new CopyRequest(from, to, images, Optional.of(other), OptionalInt.empty(), share);
    }

    /**
     * The same with frames of a codec and level.
     *
     * @param other the codec
     * @param hard its level
     * @return another request
     */
    public CopyRequest with(Codec other, int hard) {
        return new CopyRequest(from, to, images, Optional.of(other), OptionalInt.of(hard), share);
    }

    /**
     * The same with another choice of what the copies share.
     *
     * @param choice with which images of the other store
     * @return another request
     */
    public CopyRequest with(Share choice) {
        return new CopyRequest(from, to, images, codec, level, Optional.of(choice));
    }
}
