package org.tbimage.testbox.command;

import java.util.Optional;
import java.util.function.Function;
import org.tbimage.action.CommonParameters;
import org.tbimage.action.Parameter;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;

/** The parameters of the commands that read a store. */
final class StoreSettings {
    static final Parameter STORE = CommonParameters.STORE;
    static final Parameter IMAGE = CommonParameters.IMAGE.asOptional();
    static final Parameter GENERATION = CommonParameters.GENERATION;
    static final Parameter FILE = CommonParameters.FILE;

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
