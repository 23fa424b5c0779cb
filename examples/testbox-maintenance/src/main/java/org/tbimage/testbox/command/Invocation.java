package org.tbimage.testbox.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tbimage.action.Parameter;
import org.tbimage.core.Tbimage;
import org.tbimage.problem.ImagingException;
import org.tbimage.testbox.terminal.Console;
import org.tbimage.testbox.terminal.ShutdownHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * One invocation of a command.
 *
 * @param tbimage the library with the installed providers
 * @param settings the options that the user gave, by parameter name
 * @param operands the arguments without a name, if the command takes any
 * @param common the options that every command takes
 * @param console takes messages
 * @param shutdown handles Ctrl-C and SIGTERM
 */
public record Invocation(
        Tbimage tbimage,
        Map<String, String> settings,
        List<String> operands,
        CommonOptions common,
        Console console,
        ShutdownHandler shutdown) {
    /** Takes the arguments from the parser. */
    static Invocation of(ParseResult given, Tbimage tbimage, Console console, ShutdownHandler shutdown)
            throws ImagingException {
        CommandSpec parsed = given.commandSpec();
        return new Invocation(
                tbimage,
                ArgumentSpecs.settings(parsed),
                ArgumentSpecs.operands(parsed),
                CommonOptions.of(given),
                console,
                shutdown);
    }

    /** {@return the value that the user gave for a parameter, if any} */
    public Optional<String> setting(String name) {
        return Optional.ofNullable(settings.get(name));
    }

    /** {@return whether the user gave a flag} */
    public boolean has(Parameter flag) {
        return setting(flag.name()).isPresent();
    }
}
