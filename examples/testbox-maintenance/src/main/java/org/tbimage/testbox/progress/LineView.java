package org.tbimage.testbox.progress;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.tbimage.testbox.process.DaemonThread;
import org.tbimage.testbox.terminal.Console;

/** Prints progress as lines at a fixed interval, for a log. A hanging disk shows as lines without progress. */
final class LineView implements PhaseView {
    private final Console console;
    private final ProgressMeter meter;
    private final ScheduledExecutorService timer;
    private boolean shown;
    private boolean closed;

    LineView(Console console, ProgressMeter meter, Duration every) {
        this.console = console;
        this.meter = meter;
        this.timer = Executors.newSingleThreadScheduledExecutor(work -> DaemonThread.of("progress", work));
        var ignored = timer.scheduleAtFixedRate(this::show, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void show() {
        if (!closed) {
            shown = true;
            console.line(meter.read().line());
        }
    }

    @Override
    public synchronized void close() {
        timer.shutdownNow();
        if (shown) {
            show(); // the log shows the end of a phase only if it shows its progress
        }
        closed = true; // no line may follow the last one
    }
}
