package org.tbimage.testbox.command;

import java.util.Optional;
import java.util.function.Function;
import org.tbimage.action.Parameter;
import org.tbimage.action.Parameter.Kind;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;

/** The parameters of the commands that read a store. */
final class StoreSettings {
    static final Parameter STORE =
            Parameter.required("store", Kind.STORE, "where images lie, as in dir:/mnt/testbox-backup");
    static final Parameter IMAGE =
            Parameter.optional("image", Kind.IMAGE, "which disk of which box, as in 10.40.41.42/sda");
    static final Parameter GENERATION = Parameter.optional(
            "generation",
            Kind.TEXT,
            "which image, by the UTC time it was made at; by default the newest that is not degraded");

    static final Parameter FILE = Parameter.optional(
            "file", Kind.TEXT, "which file without a manifest, as 'list' shows it, where a disk has several");

    private StoreSettings() {}

    static String store(Invocation call) {
        return call.setting(STORE.name()).orElse("");
    }

    static Optional<ImageName> image(Invocation call) throws ImagingException {
        return parsed(call, IMAGE, ImageName::parse);
    }

    static Optional<Generation> generation(Invocation call) throws ImagingException {
        return parsed(call, GENERATION, Generation::parse);
    }

    private static <T> Optional<T> parsed(Invocation call, Parameter parameter, Function<String, T> parser)
            throws ImagingException {
        try {
            return call.setting(parameter.name()).map(parser);
        } catch (IllegalArgumentException e) {
            throw new ImagingException(
                    Problem.BAD_SETTING, Optional.ofNullable(e.getMessage()).orElse("bad " + parameter.name()), "", e);
        }
    }
}
