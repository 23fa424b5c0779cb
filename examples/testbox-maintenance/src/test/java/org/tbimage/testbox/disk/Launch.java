package org.tbimage.testbox.disk;

import java.io.IOException;
import java.util.List;

/** A program and its arguments, started in another process, directly or under a tool. */
public record Launch(Class<?> program, List<String> arguments) {
    public Launch(Class<?> program, String... arguments) {
        this(program, List.of(arguments));
    }

    Process start() throws IOException {
        return startUnder(List.of());
    }

    /** The command and options of a tool such as {@code strace} that starts the program. */
    Process startUnder(List<String> tool) throws IOException {
        return Child.startUnder(tool, program, arguments.toArray(String[]::new));
    }
}
