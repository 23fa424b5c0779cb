package org.tbimage.testbox.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tbimage.action.Parameter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A command and its arguments in one parser, which stores the parsed values in them. */
final class ParsedCommand {
    private final Command command;
    private final Map<Parameter, ArgSpec> arguments = new LinkedHashMap<>();
    private final Optional<PositionalParamSpec> operands;

    /** Throws a {@link picocli.CommandLine.PicocliException} if two arguments have the same name. */
    ParsedCommand(Command command) {
        this.command = command;
        int devices = 0;
        for (Parameter parameter : command.parameters()) {
            arguments.put(parameter, ArgumentSpecs.of(parameter, devices, command.shortName(parameter)));
            devices += parameter.kind() == Parameter.Kind.DEVICE ? 1 : 0;
        }
        operands = command.operands().map(ArgumentSpecs::of);
    }

    Command command() {
        return command;
    }

    CommandSpec spec() {
        CommandSpec spec =
                CommandSpec.wrapWithoutInspection(this).name(command.name()).version(Version.lines());
        arguments.values().forEach(spec::add);
        operands.ifPresent(spec::add);
        CommonOptions.specs().forEach(spec::addOption);
        spec.usageMessage()
                .footer(footer())
                .description(command.summary().replace("%", "%%"))
                .sortOptions(false)
                .abbreviateSynopsis(false);
        return spec;
    }

    private String[] footer() {
        return Stream.concat(command.notes().isEmpty() ? Stream.of() : Stream.of(""), command.notes().stream())
                .map(line -> line.replace("%", "%%"))
                .toArray(String[]::new);
    }

    /** {@return the parsed options, by parameter name} */
    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        arguments.forEach((parameter, argument) -> {
            Object value = argument.getValue();
            if (value != null && !value.equals(false)) {
                settings.put(parameter.name(), value.toString());
            }
        });
        return settings;
    }

    /** {@return the parsed arguments without a name} */
    List<String> operands() {
        return operands.<List<String>>map(ArgSpec::getValue).orElse(List.of());
    }
}
