package org.tbimage.testbox.command;

import java.util.List;
import java.util.Locale;
import org.tbimage.action.Parameter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Translates parameters of actions and commands into the parser's arguments. */
final class ArgumentSpecs {
    private ArgumentSpecs() {}

    /** {@return the argument for a parameter; {@code place} is the number of devices before it} */
    static ArgSpec of(Parameter parameter, int place) {
        return switch (parameter.kind()) {
            case DEVICE -> positional(parameter, place);
            case FLAG ->
                OptionSpec.builder(option(parameter))
                        .type(boolean.class)
                        .description(description(parameter))
                        .build();
            case STORE, IMAGE, NUMBER, TEXT ->
                OptionSpec.builder(option(parameter))
                        .type(String.class)
                        .paramLabel(label(parameter))
                        .required(parameter.required())
                        .description(description(parameter))
                        .build();
        };
    }

    /** {@return the same with a short name; only options have one} */
    static ArgSpec of(Parameter parameter, int place, String shortName) {
        ArgSpec argument = of(parameter, place);
        return argument instanceof OptionSpec option && !shortName.isEmpty()
                ? OptionSpec.builder(option).names(shortName, option(parameter)).build()
                : argument;
    }

    /** {@return an argument that takes any number of words} */
    static PositionalParamSpec of(Operands operands) {
        return PositionalParamSpec.builder()
                .type(List.class)
                .auxiliaryTypes(String.class)
                .index("0..*")
                .arity("0..*")
                .paramLabel(operands.label())
                .hideParamSyntax(true)
                .description(operands.summary().replace("%", "%%"))
                .build();
    }

    private static ArgSpec positional(Parameter parameter, int place) {
        return PositionalParamSpec.builder()
                .type(String.class)
                .index(Integer.toString(place))
                .arity(parameter.required() ? "1" : "0..1")
                .required(parameter.required())
                .paramLabel(label(parameter))
                .description(description(parameter))
                .build();
    }

    static String option(Parameter parameter) {
        return "--" + parameter.name();
    }

    private static String label(Parameter parameter) {
        return switch (parameter.kind()) {
            case STORE -> "URI";
            case IMAGE -> "BOX/DISK";
            case NUMBER -> "N";
            case DEVICE -> parameter.name().toUpperCase(Locale.ROOT);
            // a long name as label would repeat the option
            case TEXT, FLAG ->
                parameter.name().contains("-") ? "VALUE" : parameter.name().toUpperCase(Locale.ROOT);
        };
    }

    private static String description(Parameter parameter) {
        boolean flag = parameter.kind() == Parameter.Kind.FLAG;
        String fallback = flag
                ? ""
                : parameter.fallback().map(value -> " (default: " + value + ")").orElse("");
        // the parser treats a description as a format string
        return (parameter.summary() + fallback).replace("%", "%%");
    }
}
