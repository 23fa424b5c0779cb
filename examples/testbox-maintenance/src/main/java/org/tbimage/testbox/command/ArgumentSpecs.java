package org.tbimage.testbox.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tbimage.action.Parameter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Translates parameters of actions and commands into the parser's arguments, and parsed arguments into settings. */
final class ArgumentSpecs {
    private ArgumentSpecs() {}

    /** {@return the arguments of a command, in the order of its parameters} */
    static List<ArgSpec> of(Command command) {
        List<ArgSpec> arguments = new ArrayList<>();
        int devices = 0;
        for (Parameter parameter : command.parameters()) {
            boolean device = parameter.kind() == Parameter.Kind.DEVICE;
            arguments.add(device ? positional(parameter, devices++) : option(parameter, command.shortName(parameter)));
        }
        command.operands().map(ArgumentSpecs::of).ifPresent(arguments::add);
        return arguments;
    }

    /** {@return the parsed options and devices, by parameter name} */
    static Map<String, String> settings(CommandSpec parsed) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (ArgSpec argument : parsed.args()) {
            Object value = argument.getValue();
            if (argument.userObject() instanceof Parameter parameter && value != null && !value.equals(false)) {
                settings.put(parameter.name(), value.toString());
            }
        }
        return settings;
    }

    /** {@return the parsed arguments without a name, if the command takes any} */
    static List<String> operands(CommandSpec parsed) {
        return parsed.args().stream()
                .filter(argument -> argument.userObject() instanceof Operands)
                .findFirst()
                .<List<String>>map(ArgSpec::getValue)
                .orElse(List.of());
    }

    private static ArgSpec option(Parameter parameter, String shortName) {
        OptionSpec.Builder option = OptionSpec.builder(option(parameter)).userObject(parameter);
        option.description(description(parameter));
        if (!shortName.isEmpty()) {
            option.names(shortName, option(parameter));
        }
        return parameter.kind() == Parameter.Kind.FLAG
                ? option.type(boolean.class).build()
                : option.type(String.class)
                        .paramLabel(label(parameter))
                        .required(parameter.required())
                        .build();
    }

    /** {@return an argument that takes any number of words} */
    private static ArgSpec of(Operands operands) {
        return PositionalParamSpec.builder()
                .userObject(operands)
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
                .userObject(parameter)
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
