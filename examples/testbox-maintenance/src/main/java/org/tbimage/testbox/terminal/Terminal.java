package org.tbimage.testbox.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Whether a person watches standard error, and how wide the window is.
 *
 * @param present whether there is a terminal
 * @param columns its width, in characters
 */
public record Terminal(boolean present, int columns) {
    /** A file, a pipe or nothing: no place for a progress bar. */
    public static final Terminal NONE = new Terminal(false, 80);

    // Set by the start script, since Java can't ask for the width.
    private static final String COLUMNS = "testbox.columns";
    private static final int LEAST = 20;

    // The console of Java is no help: it tells of standard input and output, and the bar goes to standard error.
    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");
    private static final Pattern NAMES = Pattern.compile("/dev/(pts/\\d+|tty\\w*|console|hvc\\d+)");

    /** {@return what standard error of this process leads to} */
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
            return false; // no /proc: then lines do instead of a bar
        }
    }
}
