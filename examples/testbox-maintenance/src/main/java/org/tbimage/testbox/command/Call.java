package org.tbimage.testbox.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tbimage.core.Tbimage;
import org.tbimage.testbox.terminal.Console;
import org.tbimage.testbox.terminal.Interruption;

/**
 * One use of a command.
 *
 * @param tbimage what is installed
 * @param settings what the user gave, by the names of the parameters
 * @param words what the user gave without a name, where the command takes that
 * @param common what the user gave that every command takes
 * @param console where remarks go
 * @param interruption the wish to stop
 */
public record Call(
        Tbimage tbimage,
        Map<String, String> settings,
        List<String> words,
        CommonOptions common,
        Console console,
        Interruption interruption) {
    /** {@return what the user gave for a parameter, if anything} */
    public Optional<String> setting(String name) {
        return Optional.ofNullable(settings.get(name));
    }
}
