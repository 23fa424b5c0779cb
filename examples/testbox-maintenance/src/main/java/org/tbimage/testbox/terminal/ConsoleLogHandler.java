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

/** Prints log messages to the console, above the progress bar. */
final class ConsoleLogHandler extends Handler {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Console console;
    private final boolean debug;
    private final SimpleFormatter formatter = new SimpleFormatter();

    ConsoleLogHandler(Console console, boolean debug) {
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

    /** {@return the stack trace; each line is made safe, because messages may contain untrusted text} */
    static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        return String.join(
                "\n", text.toString().lines().map(ConsoleLogHandler::safe).toList());
    }

    private static String safe(String line) {
        return (line.startsWith("\t") ? "    " : "") + SafeText.line(line);
    }

    @Override
    public void flush() {
        // the console does not buffer
    }

    @Override
    public void close() {
        // the caller owns the console
    }
}
