package org.tbimage.core.action;

import java.io.IOException;
import java.util.Optional;
import org.tbimage.action.ActionContext;
import org.tbimage.action.Parameter;
import org.tbimage.action.Parameter.Kind;
import org.tbimage.core.run.Settings;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.ImageStore;
import org.tbimage.store.NoSuchImageException;
import org.tbimage.store.PlainImage;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;
import org.tbimage.value.ImageRef;

/** Settings that several actions take. */
final class Common {
    static final Parameter STORE =
            Parameter.required("store", Kind.STORE, "where images lie, as in dir:/mnt/testbox-backup");
    static final Parameter IMAGE =
            Parameter.required("image", Kind.IMAGE, "which disk of which box, as in 10.40.41.42/sda");
    static final Parameter DEVICE =
            Parameter.required("device", Kind.DEVICE, "the disk: a block device, or a regular file that holds a disk");
    static final Parameter GENERATION = Parameter.optional(
            "generation",
            Kind.TEXT,
            "which image, by the UTC time it was made at; by default the newest that is not degraded, and no other if it is damaged");

    static final Parameter FILE = Parameter.optional(
            "file", Kind.TEXT, "which file without a manifest, by its name, where a disk has several");

    private Common() {}

    static ImageName image(ActionContext context) throws IOException {
        return Settings.parse("image", text(context, IMAGE), ImageName::parse);
    }

    static String text(ActionContext context, Parameter parameter) {
        return context.value(parameter.name()).orElse("");
    }

    static boolean flag(ActionContext context, Parameter parameter) {
        return text(context, parameter).equals("true");
    }

    static Optional<Generation> generation(ActionContext context) throws IOException {
        Optional<String> text = context.value(GENERATION.name());
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(Settings.parse("generation", text.get(), Generation::parse));
    }

    /** The image asked for, or the newest; empty if a file was asked for, or if there is none at all. */
    static Optional<ImageRef> find(ActionContext context, ImageStore store, ImageName name) throws IOException {
        Optional<Generation> asked = generation(context);
        if (asked.isPresent() && !store.generations(name).contains(asked.get())) {
            throw new NoSuchImageException(store.location(), new ImageRef(name, asked.get()).toString());
        }
        if (asked.isPresent() && context.value(FILE.name()).isPresent()) {
            throw new ImagingException(
                    Problem.BAD_SETTING,
                    "a generation and a file are two images: only one can be meant",
                    "give one of them");
        }
        if (asked.isEmpty() && context.value(FILE.name()).isPresent()) {
            return Optional.empty();
        }
        Optional<Generation> found = asked.isPresent() ? asked : store.newest(name);
        return found.map(generation -> new ImageRef(name, generation));
    }

    /** The file without a manifest that was asked for, or the only one; {@code what} says what there is not, otherwise. */
    static PlainImage plain(ActionContext context, ImageStore store, ImageName name, String what) throws IOException {
        Optional<String> file = context.value(FILE.name());
        Optional<PlainImage> found = file.isEmpty()
                ? store.plain(name)
                : store.plains(name).stream()
                        .filter(plain -> plain.file().equals(file.get()))
                        .findFirst();
        String missing = file.map(asked -> name + " in a file " + asked).orElse("of " + name + ": " + what);
        return found.orElseThrow(() -> new NoSuchImageException(store.location(), missing));
    }
}
