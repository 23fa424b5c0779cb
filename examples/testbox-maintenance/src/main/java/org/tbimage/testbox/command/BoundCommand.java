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

/** A command and what the parser knows of it. Belongs to one parser, which keeps the values it has read in it. */
final class BoundCommand {
    private final Command command;
    private final Map<Parameter, ArgSpec> arguments = new LinkedHashMap<>();
    private final Optional<PositionalParamSpec> words;

    /** Throws the parser's own exceptions if two arguments have one name. */
    BoundCommand(Command command) {
        this.command = command;
        int devices = 0;
        for (Parameter parameter : command.parameters()) {
            arguments.put(parameter, Arguments.of(parameter, devices, command.shortName(parameter)));
            devices += parameter.kind() == Parameter.Kind.DEVICE ? 1 : 0;
        }
        words = command.words().map(Arguments::of);
    }

    Command command() {
        return command;
    }

    CommandSpec spec() {
        CommandSpec spec =
                CommandSpec.wrapWithoutInspection(this).name(command.name()).version(Version.lines());
        arguments.values().forEach(spec::add);
        words.ifPresent(spec::add);
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

    /** What the user gave, once it has been parsed. */
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

    /** What the user gave without a name, once it has been parsed. */
    List<String> words() {
        return words.<List<String>>map(ArgSpec::getValue).orElse(List.of());
    }
}
