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
 * All that the service says: on the console, in the log of the box, in the log of the lab and in the copy of the
 * console. Each line has the time, the address and the level. What is said before the logs are found is kept for them.
 * A log that can't be written does not stop the work. Safe for many threads.
 */
public final class Journal {
    /** Name of both logs, that of the box in its folder and that of the lab above. */
    public static final String LOG = "maintenance.log";

    private static final String OUTPUT = "maintenance-output.log";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_KEPT = 1000;

    private final Clock clock;
    private final Consumer<String> console;
    private final List<String> kept = new ArrayList<>();
    private String address = "unknown";
    private Optional<SharedFile> global = Optional.empty();
    private Optional<AppendedFile> box = Optional.empty();
    private Optional<AppendedFile> output = Optional.empty();
    private boolean complained;
    private boolean missing;

    /**
     * Says all to the console only, as yet.
     *
     * @param clock the time
     * @param console takes lines
     */
    public Journal(Clock clock, Consumer<String> console) {
        this.clock = clock;
        this.console = console;
    }

    /** Writes also to the log of the lab, in the folder of the share. */
    public synchronized void openGlobal(Path store) {
        global = Optional.of(new SharedFile(store.resolve(LOG), PATIENCE));
    }

    /**
     * Writes also to the logs of a box.
     *
     * @param folder of the box
     * @param ofBox its address
     * @param name its name
     */
    public synchronized void openBox(Path folder, String ofBox, String name) {
        address = ofBox;
        box = Optional.of(new AppendedFile(folder.resolve(LOG)));
        output = Optional.of(new AppendedFile(folder.resolve(OUTPUT)));
        kept.forEach(line -> output.ifPresent(file -> append(file, line)));
        kept.clear();
        String begin = "================ " + time() + ": " + address + ": " + name + " starts a new session "
                + "================";
        box.ifPresent(file -> append(file, begin));
        say(begin);
        global(name + " says hi.");
    }

    /** Tells how it goes. */
    public void info(String message) {
        log("info", message);
    }

    /** Tells what an administrator should know though it goes on. */
    public void warning(String message) {
        log("warning", message);
    }

    /** Tells in both logs what went wrong. */
    public void error(String message) {
        log("error", message);
        global("error: " + message);
    }

    /**
     * Tells in the log of the lab what is in the log of the box, too; the level, if any, is part of the message. May wait
     * for other boxes, and keeps no other thread waiting meanwhile.
     */
    public void global(String message) {
        Optional<SharedFile> file = ofLab();
        if (file.isEmpty()) {
            return;
        }
        try {
            file.get().append(line(message));
        } catch (IOException e) {
            if (isFirstMissing()) {
                log("warning", "the log of all boxes can't be written, and lacks lines of this run: " + e.getMessage());
            }
        }
    }

    private synchronized Optional<SharedFile> ofLab() {
        return global;
    }

    private synchronized boolean isFirstMissing() {
        boolean first = !missing;
        missing = true;
        return first;
    }

    /** Takes a line of the console that comes from elsewhere. */
    public void output(String message) {
        say(line(message));
    }

    /** Keeps a line for programs in a file of the box. */
    public synchronized void record(Path file, String line) {
        guarded(() -> new AppendedFile(file).appendWhole(line));
    }

    private synchronized void log(String level, String message) {
        String line = line(level + ": " + message);
        say(line);
        box.ifPresent(file -> append(file, line));
    }

    private synchronized void say(String line) {
        console.accept(line);
        if (output.isPresent()) {
            output.ifPresent(file -> append(file, line));
        } else if (kept.size() < MOST_KEPT) {
            kept.add(line);
        }
    }

    private synchronized String line(String message) {
        return time() + ": " + address + ": " + SafeText.line(message);
    }

    private String time() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private void append(AppendedFile file, String line) {
        guarded(() -> file.append(line));
    }

    private void guarded(Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            complain(e);
        }
    }

    /** Once: a share that is gone, full or read-only would make as many complaints as lines. */
    private void complain(IOException e) {
        if (!complained) {
            complained = true;
            console.accept(line("warning: a log can't be written: " + e.getMessage()
                    + "; what it lacks is on the console, and in journalctl -u testbox-maintenance"));
        }
    }

    private interface Writing {
        void run() throws IOException;
    }
}
