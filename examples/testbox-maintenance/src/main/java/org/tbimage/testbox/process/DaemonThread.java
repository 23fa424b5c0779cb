package org.tbimage.testbox.process;

/** Makes threads that do not keep the process alive, for work that may hang. */
public final class DaemonThread {
    private DaemonThread() {}

    /**
     * Makes a thread that is not started yet.
     *
     * @param name the name of the thread
     * @param work what it does
     * @return the thread
     */
    public static Thread of(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
