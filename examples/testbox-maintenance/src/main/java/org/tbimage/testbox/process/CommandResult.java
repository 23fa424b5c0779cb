package org.tbimage.testbox.process;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a tool ended.
 *
 * @param good whether it ended by itself, and with exit code 0
 * @param output what it printed, as it came, as far as it is kept
 * @param remark why it is not good, or why the output is not all, if so
 */
public record CommandResult(boolean good, String output, Optional<String> remark) {
    /** {@return the result of a tool that ended well} */
    public static CommandResult good(String output) {
        return new CommandResult(true, output, Optional.empty());
    }

    /** {@return the result of a tool that did not, and why} */
    public static CommandResult bad(String output, String why) {
        return new CommandResult(false, output, Optional.of(why));
    }

    /** {@return all that is to be told of it, for a message: what it printed, and the remark} */
    public String words() {
        return Stream.concat(Stream.of(output.strip()), remark.stream())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
    }
}
