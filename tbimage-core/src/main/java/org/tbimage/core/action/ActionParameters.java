package org.tbimage.core.action;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tbimage.action.ActionContext;
import org.tbimage.action.CommonParameters;
import org.tbimage.action.Fact;
import org.tbimage.action.Parameter;
import org.tbimage.action.Parameter.Kind;
import org.tbimage.action.StageTime;
import org.tbimage.core.job.ImageChoice;
import org.tbimage.core.run.Settings;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.DiskNotes;
import org.tbimage.store.ImageStore;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;
import org.tbimage.value.ImageRef;

/** Reads the parameters that several actions take. */
final class ActionParameters {
    /** The image of an action that works on exactly one. */
    static final Parameter ONE_IMAGE =
            Parameter.required("generation", Kind.TEXT, "which image, by the UTC time it was made at");

    /** Whether removed images do not stay for the restores that still read them. */
    static final Parameter FREE_NOW = Parameter.flag(
            "free-now", "free the space at once, not after a day; a restore of a removed image that is running fails");

    private ActionParameters() {}

    /** The image that {@link #ONE_IMAGE} names. */
    static ImageRef oneImage(ActionContext context) throws IOException {
        String generation = text(context, ONE_IMAGE);
        return new ImageRef(image(context), Settings.parse(ONE_IMAGE.name(), generation, Generation::parse));
    }

    static ImageName image(ActionContext context) throws IOException {
        return Settings.parse("image", text(context, CommonParameters.IMAGE), ImageName::parse);
    }

    static String text(ActionContext context, Parameter parameter) {
        return context.value(parameter.name()).orElse("");
    }

    static boolean flag(ActionContext context, Parameter parameter) {
        return text(context, parameter).equals("true");
    }

    static Optional<Generation> generation(ActionContext context) throws IOException {
        Optional<String> text = context.value(CommonParameters.GENERATION.name());
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(Settings.parse("generation", text.get(), Generation::parse));
    }

    /** The image that the user chose. */
    static ImageChoice choice(ActionContext context) throws IOException {
        Optional<Generation> generation = generation(context);
        Optional<String> file = context.value(CommonParameters.FILE.name());
        if (generation.isPresent() && file.isPresent()) {
            throw new ImagingException(
                    Problem.BAD_SETTING,
                    "a generation and a file are two images: only one can be meant",
                    "give one of them");
        }
        return new ImageChoice(image(context), generation, file);
    }

    /** The notes of a store that must keep notes. */
    static DiskNotes notes(ImageStore store) throws ImagingException {
        return store.notes()
                .orElseThrow(() -> new ImagingException(
                        Problem.STORE_FAILED,
                        store.location() + " keeps no notes about disks",
                        "use a store that does, such as a directory"));
    }

    /** A duration, and the stage that limited the job, if the job measured its stages. */
    static List<Fact> timing(Duration took, List<StageTime> stages) {
        List<Fact> facts = new ArrayList<>(List.of(Fact.duration("took", took)));
        stages.stream()
                .max(Comparator.comparingDouble(stage -> stage.load(took)))
                .ifPresent(stage -> facts.add(Fact.text("slowest-stage", stage.name())));
        return facts;
    }
}
