package org.tbimage.testbox.progress;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import org.tbimage.testbox.terminal.Console;

/** A bar on a terminal. */
final class BarView implements PhaseView {
    private static final int REFRESH_MILLIS = 200;
    private static final int MOST_COLUMNS = 120;

    private final Console console;
    private final ProgressBar bar;

    BarView(Console console, Meter meter) {
        this.console = console;
        // The meter knows more than the library's own state: the rate of late. So the library only keeps the time.
        bar = new ProgressBarBuilder()
                .setInitialMax(-1)
                .setUpdateIntervalMillis(REFRESH_MILLIS)
                .continuousUpdate()
                .setRenderer((state, columns) -> meter.read().bar(columns))
                .setConsumer(new StatusLine(console))
                .build();
    }

    @Override
    public void close() {
        bar.close();
        console.endStatus();
    }

    /** The console's status line, as the library wants it. */
    private record StatusLine(Console console) implements ProgressBarConsumer {
        @Override
        public int getMaxRenderedLength() {
            // The last column stays free: there some terminals break the line.
            return Math.min(console.terminal().columns(), MOST_COLUMNS) - 1;
        }

        @Override
        public void accept(String line) {
            console.status(line);
        }

        @Override
        public void close() {
            // The library does not call this for a bar that was closed at once, so the view ends the line itself.
        }
    }
}
