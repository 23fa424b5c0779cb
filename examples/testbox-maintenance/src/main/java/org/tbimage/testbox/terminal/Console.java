package org.tbimage.testbox.terminal;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.tbimage.testbox.output.Program;
import org.tbimage.testbox.output.SafeText;

/**
 * Prints results to standard output and everything else to standard error, where a status line may stand below the other
 * lines. Safe for use by several threads.
 */
public final class Console {
    /** The start of every message of this program. */
    private static final String PREFIX = Program.NAME + ": ";

    // ECMA-48: return to the first column and erase to the end of the line
    private static final String ERASE_LINE = "\r\u001b[K";

    private final PrintStream out;
    private final PrintStream err;
    private final Terminal terminal;
    private final List<String> warnings = new ArrayList<>();
    private String status = "";

    /** Prints to {@code out} and {@code err}; {@code terminal} describes the latter. */
    public Console(PrintStream out, PrintStream err, Terminal terminal) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    /** {@return the terminal behind standard error} */
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

    /** Prints a message of this program. */
    public void remark(String message) {
        line(PREFIX + SafeText.line(message));
    }

    /** Prints a warning and keeps it for the report. */
    public synchronized void warning(String message) {
        warnings.add(message);
        remark("warning: " + message);
    }

    /** {@return the warnings so far} */
    public synchronized List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** Sets the status line; only on a terminal. */
    public synchronized void status(String text) {
        status = text;
        redrawStatus();
    }

    /** Ends the status line; later output goes below it. */
    public synchronized void endStatus() {
        if (!status.isEmpty()) {
            status = "";
            err.println();
        }
    }

    /**
     * Prints a message just before the process ends, below the status line. Takes no lock: another thread may be blocked in a
     * write to the same terminal.
     */
    public void finalMessage(String message) {
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
