package org.tbimage.core.job;

import java.util.Optional;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;

/**
 * Which image of a disk is meant.
 *
 * @param name which disk of which box
 * @param generation the generation; empty for the newest good one
 * @param file a compressed file without a manifest, by its name in the folder of the box; empty for none
 */
public record ImageChoice(ImageName name, Optional<Generation> generation, Optional<String> file) {
    public ImageChoice {
        if (generation.isPresent() && file.isPresent()) {
            throw new IllegalArgumentException("a generation and a file are two images: only one can be meant");
        }
    }

    /**
     * The newest good image, or the only compressed file if the disk has no image.
     *
     * @param name which disk of which box
     * @return the choice
     */
    public static ImageChoice newest(ImageName name) {
        return new ImageChoice(name, Optional.empty(), Optional.empty());
    }

    /**
     * The image of a generation.
     *
     * @param name which disk of which box
     * @param generation its generation
     * @return the choice
     */
    public static ImageChoice of(ImageName name, Generation generation) {
        return new ImageChoice(name, Optional.of(generation), Optional.empty());
    }
}
