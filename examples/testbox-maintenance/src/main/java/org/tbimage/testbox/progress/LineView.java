package org.tbimage.testbox.progress;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.tbimage.testbox.terminal.Console;

/** A line every so often, for a log. It comes also when nothing moves, so that a disk that hangs is seen to hang. */
final class LineView implements PhaseView {
    private final Console console;
    private final Meter meter;
    private final ScheduledExecutorService timer;
    private volatile boolean shown;

    LineView(Console console, Meter meter, Duration every) {
        this.console = console;
        this.meter = meter;
        this.timer = Executors.newSingleThreadScheduledExecutor(LineView::daemon);
        var ignored = timer.scheduleAtFixedRate(this::show, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "progress");
        thread.setDaemon(true);
        return thread;
    }

    private void show() {
        shown = true;
        console.line(meter.read().line());
    }

    @Override
    public void close() {
        timer.shutdownNow();
        if (shown) {
            show(); // what began in the log shall end there; what was quick needs no line
        }
    }
}
