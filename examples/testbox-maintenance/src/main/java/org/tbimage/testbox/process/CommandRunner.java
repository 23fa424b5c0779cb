package org.tbimage.testbox.process;

import java.io.InterruptedIOException;
import java.util.List;

/** Runs tools of the operating system. Safe for many threads. */
public interface CommandRunner {
    /**
     * Runs a tool until it ends or has taken too long. That it is missing, fails or hangs is part of the result, and no
     * exception, since not every box has everything.
     *
     * @param command its name and arguments; no shell sees them
     * @return how it ended, and what it printed
     * @throws InterruptedIOException if the wait for it was interrupted; it is ended then
     */
    CommandResult run(List<String> command) throws InterruptedIOException;
}
