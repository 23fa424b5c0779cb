package org.tbimage.testbox.service.log;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.tbimage.testbox.output.SafeText;

/**
 * The log of a run: prints to the console and writes the log of the box, the log of the lab and a copy of the console
 * output. Each line has a time, an address and a level. Lines before the logs are open are kept until then. A log that can't
 * be written does not stop the run. Safe for use by several threads.
 */
public final class RunLog {
    /** File name of both logs: that of the box in its folder, and that of the lab above. */
    public static final String LOG = "maintenance.log";

    private static final String OUTPUT = "maintenance-output.log";
    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(10);
    private static final int MAX_KEPT = 1000;

    private final Clock clock;
    private final Consumer<String> console;
    private final List<String> kept = new ArrayList<>();
    private String address = "unknown";
    private Optional<SharedLogFile> global = Optional.empty();
    private Optional<AppendOnlyFile> box = Optional.empty();
    private Optional<AppendOnlyFile> output = Optional.empty();
    private boolean warned;
    private boolean linesLost;

    /**
     * Makes a log that only prints to the console, until files are opened.
     *
     * @param clock the wall clock
     * @param console takes lines
     */
    public RunLog(Clock clock, Consumer<String> console) {
        this.clock = clock;
        this.console = console;
    }

    /** Opens the log of the lab, in the folder of the share. */
    public synchronized void openGlobal(Path store) {
        global = Optional.of(new SharedLogFile(store.resolve(LOG), LOCK_TIMEOUT));
    }

    /**
     * Opens the logs of the box.
     *
     * @param folder the folder of the box
     * @param ofBox its address
     * @param name its host name
     */
    public synchronized void openBox(Path folder, String ofBox, String name) {
        address = ofBox;
        box = Optional.of(new AppendOnlyFile(folder.resolve(LOG)));
        output = Optional.of(new AppendOnlyFile(folder.resolve(OUTPUT)));
        kept.forEach(line -> output.ifPresent(file -> append(file, line)));
        kept.clear();
        String begin = "================ " + time() + ": " + address + ": " + name + " starts a new session "
                + "================";
        box.ifPresent(file -> append(file, begin));
        print(begin);
        global(name + " starts a new session");
    }

    /** Logs progress. */
    public void info(String message) {
        log("info", message);
    }

    /** Logs something that an administrator should know, although the run continues. */
    public void warning(String message) {
        log("warning", message);
    }

    /** Logs a failure, also in the log of the lab. */
    public void error(String message) {
        log("error", message);
        global("error: " + message);
    }

    /**
     * Writes to the log of the lab only. The level, if any, is part of the message. May wait for other boxes, without blocking
     * other threads.
     */
    public void global(String message) {
        Optional<SharedLogFile> file = labLog();
        if (file.isEmpty()) {
            return;
        }
        try {
            file.get().append(line(message));
        } catch (IOException e) {
            if (isFirstLost()) {
                log("warning", "the log of all boxes can't be written and lacks lines of this run: " + e.getMessage());
            }
        }
    }

    private synchronized Optional<SharedLogFile> labLog() {
        return global;
    }

    private synchronized boolean isFirstLost() {
        boolean first = !linesLost;
        linesLost = true;
        return first;
    }

    /** Logs a line of other console output. */
    public void output(String message) {
        print(line(message));
    }

    /** Appends a line for programs to a file of the box. */
    public synchronized void record(Path file, String line) {
        guarded(() -> new AppendOnlyFile(file).appendWhole(line));
    }

    private synchronized void log(String level, String message) {
        String line = line(level + ": " + message);
        print(line);
        box.ifPresent(file -> append(file, line));
    }

    private synchronized void print(String line) {
        console.accept(line);
        if (output.isPresent()) {
            output.ifPresent(file -> append(file, line));
        } else if (kept.size() < MAX_KEPT) {
            kept.add(line);
        }
    }

    private synchronized String line(String message) {
        return time() + ": " + address + ": " + SafeText.line(message);
    }

    private String time() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private void append(AppendOnlyFile file, String line) {
        guarded(() -> file.append(line));
    }

    private void guarded(Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            warnOnce(e);
        }
    }

    /** Warns once, because a share that is missing, full or read-only fails for every line. */
    private void warnOnce(IOException e) {
        if (!warned) {
            warned = true;
            console.accept(line("warning: a log can't be written: " + e.getMessage()
                    + "; what it lacks is on the console, and in journalctl -u testbox-maintenance"));
        }
    }

    private interface Writing {
        void run() throws IOException;
    }
}
