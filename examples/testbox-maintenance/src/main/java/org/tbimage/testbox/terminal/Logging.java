package org.tbimage.testbox.terminal;

import java.io.Closeable;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Leads the log to the console, and back to where it went before when closed. */
public final class Logging implements Closeable {
    private static final Logger ROOT = Logger.getLogger("");
    // held, since a logger that nobody holds forgets its level
    private static final Logger OURS = Logger.getLogger("org.tbimage");

    private final List<Handler> before = List.of(ROOT.getHandlers());
    private final Handler handler;

    private Logging(Handler handler) {
        this.handler = handler;
    }

    /**
     * Begins.
     *
     * @param console where lines go
     * @param debug whether to show all there is; else warnings only
     * @return to be closed
     */
    public static Logging to(Console console, boolean debug) {
        Logging logging = new Logging(new LogLines(console, debug));
        logging.before.forEach(ROOT::removeHandler);
        ROOT.addHandler(logging.handler);
        OURS.setLevel(debug ? Level.ALL : null);
        return logging;
    }

    /**
     * Prints where something was thrown.
     *
     * @param console where to
     * @param thrown the exception
     */
    public static void trace(Console console, Throwable thrown) {
        console.line(LogLines.trace(thrown));
    }

    @Override
    public void close() {
        ROOT.removeHandler(handler);
        before.forEach(ROOT::addHandler);
        OURS.setLevel(null);
    }
}
