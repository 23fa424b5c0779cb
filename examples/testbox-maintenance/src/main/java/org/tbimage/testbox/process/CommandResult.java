package org.tbimage.testbox.process;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a tool ended.
 *
 * @param good whether it ended by itself with exit code 0
 * @param output its standard output and standard error, as far as they are kept
 * @param remark why it failed, or why the output is incomplete, if so
 */
public record CommandResult(boolean good, String output, Optional<String> remark) {
    /** {@return the result of a successful tool} */
    public static CommandResult good(String output) {
        return new CommandResult(true, output, Optional.empty());
    }

    /** {@return the result of a failed tool, and why it failed} */
    public static CommandResult bad(String output, String why) {
        return new CommandResult(false, output, Optional.of(why));
    }

    /** {@return output and remark on one line, for a message} */
    public String message() {
        return Stream.concat(Stream.of(output.strip()), remark.stream())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
    }
}
