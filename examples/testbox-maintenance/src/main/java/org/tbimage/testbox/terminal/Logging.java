package org.tbimage.testbox.terminal;

import java.io.Closeable;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Sends the log to the console, until it is closed. */
public final class Logging implements Closeable {
    private static final Logger ROOT = Logger.getLogger("");
    // a strong reference: a logger that is garbage collected loses its level
    private static final Logger OURS = Logger.getLogger("org.tbimage");

    private final List<Handler> before = List.of(ROOT.getHandlers());
    private final Handler handler;

    private Logging(Handler handler) {
        this.handler = handler;
    }

    /**
     * Sends the log to a console.
     *
     * @param console takes the lines
     * @param debug whether to show all messages; else only warnings
     * @return closes to the former state
     */
    public static Logging to(Console console, boolean debug) {
        Logging logging = new Logging(new ConsoleLogHandler(console, debug));
        logging.before.forEach(ROOT::removeHandler);
        ROOT.addHandler(logging.handler);
        OURS.setLevel(debug ? Level.ALL : null);
        return logging;
    }

    /**
     * Prints a stack trace.
     *
     * @param console takes the lines
     * @param thrown the exception
     */
    public static void trace(Console console, Throwable thrown) {
        console.line(ConsoleLogHandler.trace(thrown));
    }

    @Override
    public void close() {
        ROOT.removeHandler(handler);
        before.forEach(ROOT::addHandler);
        OURS.setLevel(null);
    }
}
