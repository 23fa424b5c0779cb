package org.tbimage.core.action;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.tbimage.action.ActionContext;
import org.tbimage.action.Parameter;
import org.tbimage.action.Parameter.Kind;
import org.tbimage.core.job.ImageFailure;
import org.tbimage.core.job.ImageSelection;
import org.tbimage.core.run.Settings;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.value.Generation;

/** What actions on many images have in common. */
final class ManyImages {
    /** The box or the disk whose images are meant. */
    static final Parameter IMAGE = Parameter.optional(
            "image", Kind.TEXT, "only images of a box or a disk, as in 10.40.41.42 or 10.40.41.42/sda; by default all");

    private ManyImages() {}

    /** The images that the user chose. */
    static ImageSelection selection(ActionContext context) throws IOException {
        Optional<String> text = context.value(IMAGE.name());
        return text.isEmpty() ? ImageSelection.ALL : Settings.parse(IMAGE.name(), text.get(), ImageSelection::parse);
    }

    /** The images that the user chose; one of them if there is a generation. */
    static ImageSelection selection(ActionContext context, Parameter generation) throws IOException {
        ImageSelection images = selection(context);
        Optional<String> text = context.value(generation.name());
        return text.isEmpty()
                ? images
                : Settings.parse(generation.name(), text.get(), given -> images.with(Generation.parse(given)));
    }

    /** {@return a number of images, in words} */
    static String count(long images) {
        return images + (images == 1 ? " image" : " images");
    }

    /** The exception for images that failed while others did not. Damage is the kind that counts most. */
    static ImagingException failure(List<ImageFailure> failures, String what) {
        ImageFailure first = failures.stream()
                .filter(failure -> failure.problem() == Problem.IMAGE_DAMAGED)
                .findFirst()
                .orElse(failures.get(0));
        return new ImagingException(first.problem(), what + ". The first: " + first, first.remedy(), first.cause());
    }
}
