package org.tbimage.testkit.fault;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a call hang until it is released, and go on then: a server that does not answer. No time passes but what the test
 * takes; a test that never releases it gets an error after a minute instead of hanging itself.
 */
public final class Gate implements Fault {
    private static final long MOST_SECONDS = 60;

    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    /** Shut. */
    public Gate() {}

    /**
     * Returns when a call hangs.
     *
     * @throws InterruptedException if interrupted
     * @throws IOException if none comes
     */
    public void awaitCall() throws InterruptedException, IOException {
        if (!reached.await(MOST_SECONDS, TimeUnit.SECONDS)) {
            throw new IOException("no call came to the gate");
        }
    }

    /** Lets all go on, those still to come too. */
    public void release() {
        released.countDown();
    }

    /** Hangs, whether interrupted or not, as a call to a dead server does. */
    @Override
    public void strike(Call call) throws IOException {
        reached.countDown();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    if (!released.await(MOST_SECONDS, TimeUnit.SECONDS)) {
                        throw new IOException(call + ": hung, and nobody released it");
                    }
                    call.run();
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
