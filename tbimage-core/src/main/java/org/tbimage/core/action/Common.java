package org.tbimage.core.action;

import java.io.IOException;
import java.util.Optional;
import org.tbimage.action.ActionContext;
import org.tbimage.action.Parameter;
import org.tbimage.action.Parameter.Kind;
import org.tbimage.core.run.Settings;
import org.tbimage.store.ImageStore;
import org.tbimage.store.NoSuchImageException;
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

    /** The image asked for, or the newest; empty if there is none at all and none was asked for. */
    static Optional<ImageRef> find(ImageStore store, ImageName name, Optional<Generation> asked) throws IOException {
        if (asked.isPresent() && !store.generations(name).contains(asked.get())) {
            throw new NoSuchImageException(store.location(), new ImageRef(name, asked.get()).toString());
        }
        Optional<Generation> found = asked.isPresent() ? asked : store.newest(name);
        return found.map(generation -> new ImageRef(name, generation));
    }
}
