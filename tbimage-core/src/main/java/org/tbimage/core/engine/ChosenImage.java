package org.tbimage.core.engine;

import java.io.IOException;
import java.util.Optional;
import org.tbimage.core.job.ImageChoice;
import org.tbimage.store.ImageStore;
import org.tbimage.store.NoSuchImageException;
import org.tbimage.store.PlainImage;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;
import org.tbimage.value.ImageRef;

/** Finds the image that a choice means. */
final class ChosenImage {
    private ChosenImage() {}

    /** The generation that was asked for, or the newest good one; empty if a file was asked for, or if there is no image. */
    static Optional<ImageRef> find(ImageStore store, ImageChoice choice) throws IOException {
        ImageName name = choice.name();
        Optional<Generation> asked = choice.generation();
        if (asked.isPresent() && !store.generations(name).contains(asked.get())) {
            throw new NoSuchImageException(store.location(), new ImageRef(name, asked.get()).toString());
        }
        if (choice.file().isPresent()) {
            return Optional.empty();
        }
        Optional<Generation> found = asked.isPresent() ? asked : store.newest(name);
        return found.map(generation -> new ImageRef(name, generation));
    }

    /** The compressed file that was asked for, or the only one. */
    static PlainImage file(ImageStore store, ImageChoice choice) throws IOException {
        ImageName name = choice.name();
        Optional<PlainImage> found = choice.file().isEmpty()
                ? store.files().plainImage(name)
                : store.files().plainImages(name).stream()
                        .filter(plain -> plain.file().equals(choice.file().get()))
                        .findFirst();
        String missing =
                choice.file().map(asked -> name + " in a file " + asked).orElse("of " + name);
        return found.orElseThrow(() -> new NoSuchImageException(store.location(), missing));
    }
}
