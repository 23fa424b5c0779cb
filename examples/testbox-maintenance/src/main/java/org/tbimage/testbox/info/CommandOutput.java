package org.tbimage.testbox.info;

import java.util.Optional;

/**
 * What a tool printed.
 *
 * @param text the part of it that is kept, as it came
 * @param remark why it is not all, or not to be trusted, if so
 */
public record CommandOutput(String text, Optional<String> remark) {
    /** {@return the output of a tool that ended well} */
    public static CommandOutput of(String text) {
        return new CommandOutput(text, Optional.empty());
    }

    /** {@return no output, and why} */
    public static CommandOutput none(String remark) {
        return new CommandOutput("", Optional.of(remark));
    }
}
