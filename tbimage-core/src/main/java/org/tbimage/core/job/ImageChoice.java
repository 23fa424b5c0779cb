package org.tbimage.core.job;

import java.io.IOException;
import java.util.Optional;
import org.tbimage.store.ImageStore;
import org.tbimage.store.NoSuchImageException;
import org.tbimage.store.PlainImage;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;
import org.tbimage.value.ImageRef;

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

    /**
     * Finds the image.
     *
     * @param store the store
     * @return the chosen generation, or the newest good one; empty if a file is chosen, or if there is no image
     * @throws NoSuchImageException if there is no image of the chosen generation
     * @throws IOException if the store can't be read
     */
    public Optional<ImageRef> find(ImageStore store) throws IOException {
        if (generation.isPresent() && !store.generations(name).contains(generation.get())) {
            throw new NoSuchImageException(store.location(), new ImageRef(name, generation.get()).toString());
        }
        if (file.isPresent()) {
            return Optional.empty();
        }
        Optional<Generation> found = generation.isPresent() ? generation : store.newest(name);
        return found.map(which -> new ImageRef(name, which));
    }

    /**
     * Finds the compressed file, if {@link #find} finds no image.
     *
     * @param store the store
     * @return the chosen file, or the only one
     * @throws NoSuchImageException if there is no such file
     * @throws IOException if the store can't be read
     */
    public PlainImage findFile(ImageStore store) throws IOException {
        Optional<PlainImage> found = file.isEmpty()
                ? store.files().plainImage(name)
                : store.files().plainImages(name).stream()
                        .filter(plain -> plain.file().equals(file.get()))
                        .findFirst();
        String missing = file.map(asked -> name + " in a file " + asked).orElse("of " + name);
        return found.orElseThrow(() -> new NoSuchImageException(store.location(), missing));
    }
}
