package org.tbimage.testbox.terminal;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.tbimage.testbox.output.SafeText;

/** Prints what is logged, above the progress bar. */
final class LogLines extends Handler {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Console console;
    private final boolean debug;
    private final SimpleFormatter formatter = new SimpleFormatter();

    LogLines(Console console, boolean debug) {
        this.console = console;
        this.debug = debug;
        setLevel(debug ? Level.ALL : Level.WARNING);
    }

    @Override
    public void publish(LogRecord entry) {
        if (!isLoggable(entry)) {
            return;
        }
        String message = SafeText.line(formatter.formatMessage(entry));
        if (!debug) {
            console.remark("warning: " + message);
            return;
        }
        String time = TIME.format(entry.getInstant());
        console.line(time + "Z " + entry.getLevel().getName() + " " + entry.getLoggerName() + ": " + message);
        if (entry.getThrown() != null) {
            console.line(trace(entry.getThrown()));
        }
    }

    /** The stack trace; its messages may come from outside, so it is made safe line by line. */
    static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        return String.join("\n", text.toString().lines().map(LogLines::safe).toList());
    }

    private static String safe(String line) {
        return (line.startsWith("\t") ? "    " : "") + SafeText.line(line);
    }

    @Override
    public void flush() {
        // the console keeps nothing back
    }

    @Override
    public void close() {
        // the console is another's
    }
}
