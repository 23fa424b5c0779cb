package org.tbimage.linux.device;

/** Sleeps for a short time. */
final class Pause {
    private Pause() {}

    /** {@return false if the thread was interrupted; it then stays interrupted} */
    static boolean millis(long millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
