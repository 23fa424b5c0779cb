package org.tbimage.testbox.terminal;

import java.util.concurrent.CountDownLatch;
import org.tbimage.action.Cancellation;
import org.tbimage.testbox.failure.ExitCodes;

/**
 * Handles Ctrl-C and SIGTERM. The first signal cancels the running action, and the process ends after its cleanup; Java
 * then sets the exit code 130 or 143. Without a running action, or on a second signal, the process ends at once.
 */
public final class ShutdownHandler {
    private final Cancellation cancellation = new Cancellation();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean working;
    private volatile Runnable finalMessage = () -> {};
    private volatile int exitCode;

    /** Makes a handler; no action runs yet. */
    public ShutdownHandler() {}

    /** Installs the handler. */
    public void install() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::interrupted, "interruption"));
    }

    /**
     * Begins an action. From now on the process ends only after the action has ended, or on a second signal.
     *
     * @param finalMessage prints what an abrupt end leaves behind, if a second signal comes
     * @return the cancellation flag for the action
     */
    public Cancellation beginWork(Runnable finalMessage) {
        this.finalMessage = finalMessage;
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
        SecondSignal.install(() -> finalMessage.run());
        cancellation.request();
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        if (exitCode != ExitCodes.INTERRUPTED) {
            // The action ended before it saw the cancellation, so its own exit code counts.
            Runtime.getRuntime().halt(exitCode);
        }
    }
}
