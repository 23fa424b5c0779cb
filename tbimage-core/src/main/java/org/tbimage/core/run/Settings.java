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
import org.tbimage.value.ImageName;
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
            case IMAGE -> isImage(value);
            case STORE, DEVICE, TEXT -> !value.isEmpty();
        };
        if (!good) {
            throw bad("bad " + parameter.name() + " '" + Printable.of(value) + "': expected "
                    + expected(parameter.kind()) + " (" + parameter.summary() + ")");
        }
        return value;
    }

    private static boolean isImage(String value) {
        try {
            ImageName.parse(value);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String expected(Parameter.Kind kind) {
        return switch (kind) {
            case FLAG -> "true or false";
            case NUMBER -> "a whole number";
            case STORE -> "a location such as dir:/mnt/testbox-backup";
            case IMAGE -> "BOX/DISK";
            case DEVICE -> "a path";
            case TEXT -> "some text";
        };
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
            String value = "'" + Printable.of(text) + "': ";
            throw new ImagingException(Problem.BAD_SETTING, "bad " + name + " " + value + reason(e, value), "", e);
        }
    }

    /**
     * Reads a whole number.
     *
     * @throws ImagingException if it is not one, or not between {@code least} and {@code most}
     */
    public static int number(String name, String text, int least, int most) throws IOException {
        return parse(name, text, given -> {
            String expected = "expected a whole number from " + least + " to " + most;
            try {
                int number = Integer.parseInt(given);
                if (number < least || number > most) {
                    throw new IllegalArgumentException(expected);
                }
                return number;
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(expected, e);
            }
        });
    }

    /** What a parser has to say; many of them begin with the value, which is said already. */
    private static String reason(IllegalArgumentException e, String value) {
        String message = e.getMessage() == null ? "not understood" : e.getMessage();
        int said = message.startsWith("bad ") ? message.indexOf(value) : -1;
        return said < 0 ? message : message.substring(said + value.length());
    }

    private static ImagingException bad(String message) {
        return new ImagingException(Problem.BAD_SETTING, message, "");
    }

    /** Makes a value of text; throws {@link IllegalArgumentException} with a message for the user. */
    public interface Parser<T> {
        T parse(String text) throws IOException;
    }
}
