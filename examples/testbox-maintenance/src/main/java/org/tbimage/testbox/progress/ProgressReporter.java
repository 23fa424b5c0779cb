package org.tbimage.testbox.progress;

import java.io.Closeable;
import java.time.Duration;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tbimage.action.ProgressListener;
import org.tbimage.testbox.terminal.Console;

/** Shows the progress of an action: a bar on a terminal, else a line every {@value #EVERY_SECONDS} seconds. */
public final class ProgressReporter implements ProgressListener, Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(ProgressReporter.class);
    private static final int EVERY_SECONDS = 10;

    private final Console console;
    private final Function<ProgressMeter, PhaseView> views;
    private PhaseView view = PhaseView.NONE;
    private volatile ProgressMeter meter = new ProgressMeter(Phase.PLAN, "", UNKNOWN, System::nanoTime);

    ProgressReporter(Console console, Function<ProgressMeter, PhaseView> views) {
        this.console = console;
        this.views = views;
    }

    /**
     * Makes a reporter for a console.
     *
     * @param console takes the progress
     * @param quiet whether to hide the progress; warnings are always shown
     * @return the reporter; the caller closes it when the action has ended
     */
    public static ProgressReporter on(Console console, boolean quiet) {
        if (quiet) {
            return new ProgressReporter(console, meter -> PhaseView.NONE);
        }
        return console.terminal().present()
                ? new ProgressReporter(console, meter -> new BarView(console, meter))
                : new ProgressReporter(
                        console, meter -> new LineView(console, meter, Duration.ofSeconds(EVERY_SECONDS)));
    }

    @Override
    public synchronized void phaseStarted(Phase phase, String subject, long totalBytes) {
        view.close();
        meter = new ProgressMeter(phase, subject, totalBytes, System::nanoTime);
        view = views.apply(meter);
    }

    @Override
    public void advanced(long bytes) {
        meter.add(bytes);
    }

    @Override
    public synchronized void phaseEnded() {
        meter.end();
        close();
    }

    @Override
    public void noted(String message) {
        LOG.info("{}", message);
    }

    @Override
    public void warned(String message) {
        console.warning(message);
    }

    /** Ends the display, also after a phase that failed. */
    @Override
    public synchronized void close() {
        view.close();
        view = PhaseView.NONE;
    }
}
