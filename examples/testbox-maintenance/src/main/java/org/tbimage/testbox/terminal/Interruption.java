package org.tbimage.testbox.terminal;

import java.util.concurrent.CountDownLatch;
import org.tbimage.action.Cancellation;
import org.tbimage.testbox.failure.ExitCodes;

/**
 * Ctrl-C and SIGTERM. An action that runs is asked to stop, and the process ends when it has cleaned up; the platform
 * then gives the exit code, 130 or 143. Without an action the process ends at once. A second signal
 * ends it at once, too, after it has said what stays.
 */
public final class Interruption {
    private final Cancellation cancellation = new Cancellation();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean working;
    private volatile Runnable whatStays = () -> {};
    private volatile int exitCode;

    /** Nothing runs yet. */
    public Interruption() {}

    /** Asks the action to stop when the process is asked to. */
    public void hearSignals() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::interrupted, "interruption"));
    }

    /**
     * From now on the process ends only when its work has, or on a second signal.
     *
     * @param whatStays says what the work leaves behind if a second signal ends it
     * @return the wish to stop, for the action
     */
    public Cancellation beginWork(Runnable whatStays) {
        this.whatStays = whatStays;
        working = true;
        return cancellation;
    }

    /**
     * Ends the process.
     *
     * @param code its exit code
     */
    public void exit(int code) {
        exitCode = code;
        ended.countDown();
        System.exit(code); // if a signal came first, this blocks until the process has ended
    }

    private void interrupted() {
        if (!working || ended.getCount() == 0) {
            return;
        }
        SecondSignal.endsAtOnce(() -> whatStays.run());
        cancellation.request();
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        if (exitCode != ExitCodes.INTERRUPTED) {
            // The work was over before it saw the wish, so how it ended counts, not the signal.
            Runtime.getRuntime().halt(exitCode);
        }
    }
}
