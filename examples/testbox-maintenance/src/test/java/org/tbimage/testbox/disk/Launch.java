package org.tbimage.testbox.disk;

import java.io.IOException;
import java.util.List;

/** A program and its arguments, to be started in a process of its own, alone or under another one. */
public record Launch(Class<?> program, List<String> arguments) {
    public Launch(Class<?> program, String... arguments) {
        this(program, List.of(arguments));
    }

    Process start() throws IOException {
        return startUnder(List.of());
    }

    /** What a tool such as {@code strace} is told before the command that it is to start. */
    Process startUnder(List<String> tool) throws IOException {
        return Child.startUnder(tool, program, arguments.toArray(String[]::new));
    }
}
