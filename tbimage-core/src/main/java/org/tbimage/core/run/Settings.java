package org.tbimage.core.run;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tbimage.action.Action;
import org.tbimage.action.Parameter;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.value.Printable;

/** The settings of one run of an action, checked against the parameters it declares. */
public final class Settings {
    private final String action;
    private final Map<String, String> values;

    private Settings(String action, Map<String, String> values) {
        this.action = action;
        this.values = values;
    }

    /** Checks what a user gave; {@link Problem#BAD_SETTING} if a setting is unknown, missing or malformed. */
    public static Settings of(Action action, Map<String, String> given) throws ImagingException {
        Map<String, Parameter> known = action.parameters().stream()
                .collect(Collectors.toMap(Parameter::name, parameter -> parameter, (a, b) -> a, TreeMap::new));
        Map<String, String> values = new TreeMap<>();
        for (Map.Entry<String, String> setting : given.entrySet()) {
            Parameter parameter = known.get(setting.getKey());
            if (parameter == null) {
                throw bad("'" + action.name() + "' has no setting '" + Printable.of(setting.getKey()) + "'; it has "
                        + String.join(", ", known.keySet()));
            }
            values.put(parameter.name(), checked(parameter, setting.getValue()));
        }
        for (Parameter parameter : known.values()) {
            if (parameter.required() && !values.containsKey(parameter.name())) {
                throw bad(
                        "'" + action.name() + "' needs the setting '" + parameter.name() + "': " + parameter.summary());
            }
            parameter.fallback().ifPresent(fallback -> values.putIfAbsent(parameter.name(), fallback));
        }
        return new Settings(action.name(), values);
    }

    private static String checked(Parameter parameter, String value) throws ImagingException {
        boolean good = switch (parameter.kind()) {
            case FLAG -> value.equals("true") || value.equals("false");
            case NUMBER -> value.matches("-?\\d{1,18}");
            case STORE, IMAGE, DEVICE, TEXT -> !value.isEmpty();
        };
        if (!good) {
            throw bad("the setting '" + parameter.name() + "' can't be '" + Printable.of(value) + "': "
                    + parameter.summary());
        }
        return value;
    }

    Optional<String> value(String parameter) {
        return Optional.ofNullable(values.get(parameter));
    }

    String required(String parameter) throws ImagingException {
        return value(parameter).orElseThrow(() -> bad("'" + action + "' needs the setting '" + parameter + "'"));
    }

    /** Turns a setting into a value; what is malformed is the user's fault, not the program's. */
    public static <T> T parse(String name, String text, Parser<T> parser) throws IOException {
        try {
            return parser.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ImagingException(
                    Problem.BAD_SETTING,
                    "bad " + name + " '" + Printable.of(text) + "': " + e.getMessage(),
                    "see --help",
                    e);
        }
    }

    private static ImagingException bad(String message) {
        return new ImagingException(Problem.BAD_SETTING, message, "see --help");
    }

    /** Makes a value of text; throws {@link IllegalArgumentException} with a message for the user. */
    public interface Parser<T> {
        T parse(String text) throws IOException;
    }
}
