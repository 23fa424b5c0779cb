package org.tbimage.testbox.terminal;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.tbimage.testbox.output.SafeText;

/**
 * Results go to standard output, all else to standard error, where a status line may stand below what was printed.
 * Safe for many threads, so that no line is torn.
 */
public final class Console {
    /** Begins every line that is for the user's attention. */
    private static final String PREFIX = "testbox-maintenance: ";

    // ECMA-48: back to the first column, and erase to the end of the line
    private static final String ERASE_LINE = "\r\u001b[K";

    private final PrintStream out;
    private final PrintStream err;
    private final Terminal terminal;
    private final List<String> warnings = new ArrayList<>();
    private String status = "";

    /** Prints on {@code out} and {@code err}; {@code terminal} is what the latter leads to. */
    public Console(PrintStream out, PrintStream err, Terminal terminal) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    /** {@return what standard error leads to} */
    public Terminal terminal() {
        return terminal;
    }

    /** Prints a result. */
    public synchronized void result(String text) {
        hideStatus();
        out.print(text);
        out.flush();
        redrawStatus();
    }

    /** Prints a line for people. */
    public synchronized void line(String line) {
        hideStatus();
        err.println(line);
        redrawStatus();
    }

    /** Prints a remark, marked as this program's. */
    public void remark(String message) {
        line(PREFIX + SafeText.line(message));
    }

    /** Prints a warning, and keeps it for the result. */
    public synchronized void warning(String message) {
        warnings.add(message);
        remark("warning: " + message);
    }

    /** {@return the warnings so far} */
    public synchronized List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** Shows a line that changes; only for a terminal. */
    public synchronized void status(String text) {
        status = text;
        redrawStatus();
    }

    /** Leaves the status line as it is; what is printed next goes below. */
    public synchronized void endStatus() {
        if (!status.isEmpty()) {
            status = "";
            err.println();
        }
    }

    /**
     * Prints a remark just before the process ends, below the status line. Waits for no other thread: one may hang in a
     * write to the same terminal.
     */
    public void lastWords(String message) {
        err.println((terminal.present() ? "\n" : "") + PREFIX + SafeText.line(message));
        err.flush();
    }

    private void hideStatus() {
        if (!status.isEmpty()) {
            err.print(ERASE_LINE);
            err.flush();
        }
    }

    private void redrawStatus() {
        if (!status.isEmpty()) {
            err.print(ERASE_LINE + status);
            err.flush();
        }
    }
}
