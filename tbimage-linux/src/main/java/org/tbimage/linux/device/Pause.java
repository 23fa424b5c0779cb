package org.tbimage.linux.device;

/** Short waits. */
final class Pause {
    private Pause() {}

    /** {@return whether the time has passed; if not, the thread was interrupted, and still is} */
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
