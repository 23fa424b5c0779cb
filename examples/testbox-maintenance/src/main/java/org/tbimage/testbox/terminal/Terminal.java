package org.tbimage.testbox.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The terminal behind standard error, if there is one.
 *
 * @param present whether there is a terminal
 * @param columns its width, in characters
 */
public record Terminal(boolean present, int columns) {
    /** A file, a pipe or nothing. */
    public static final Terminal NONE = new Terminal(false, 80);

    // Set by the start script, because Java can't query the width.
    private static final String COLUMNS = "testbox.columns";
    private static final int LEAST = 20;

    // java.io.Console describes standard input and output, but the bar goes to standard error.
    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");
    private static final Pattern NAMES = Pattern.compile("/dev/(pts/\\d+|tty\\w*|console|hvc\\d+)");

    /** {@return the terminal behind standard error of this process} */
    public static Terminal ofStandardError() {
        if ("dumb".equals(System.getenv("TERM")) || !isTerminal()) {
            return NONE;
        }
        Integer columns = Integer.getInteger(COLUMNS);
        return new Terminal(true, columns == null || columns < LEAST ? NONE.columns : columns);
    }

    private static boolean isTerminal() {
        try {
            return NAMES.matcher(Files.readSymbolicLink(STANDARD_ERROR).toString())
                    .matches();
        } catch (IOException | UnsupportedOperationException e) {
            return false; // without /proc, print lines instead of a bar
        }
    }
}
