package org.tbimage.testbox.progress;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import org.tbimage.testbox.terminal.Console;

/** Shows a progress bar on a terminal. */
final class BarView implements PhaseView {
    private static final int REFRESH_MILLIS = 200;
    private static final int MOST_COLUMNS = 120;

    private final Console console;
    private final ProgressBar bar;

    BarView(Console console, ProgressMeter meter) {
        this.console = console;
        // The meter also knows the recent rate, so it makes the line; the progress bar library only sets the pace.
        bar = new ProgressBarBuilder()
                .setInitialMax(-1)
                .setUpdateIntervalMillis(REFRESH_MILLIS)
                .continuousUpdate()
                .setRenderer((state, columns) -> ProgressLine.line(meter.read(), columns))
                .setConsumer(new StatusLine(console))
                .build();
    }

    @Override
    public void close() {
        bar.close();
        console.endStatus();
    }

    /** Adapts the status line of the console to the progress bar library. */
    private record StatusLine(Console console) implements ProgressBarConsumer {
        @Override
        public int getMaxRenderedLength() {
            // Some terminals wrap the line after the last column.
            return Math.min(console.terminal().columns(), MOST_COLUMNS) - 1;
        }

        @Override
        public void accept(String line) {
            console.status(line);
        }

        @Override
        public void close() {
            // The library does not call this for a bar that is closed at once, so the view ends the line itself.
        }
    }
}
