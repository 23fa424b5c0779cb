package org.tbimage.testbox.info;

import java.io.IOException;
import java.util.List;

/** Runs the tools that know about the hardware. Used by one thread. */
public interface CommandRunner {
    /**
     * Runs a tool until it ends or has taken too long. A tool that is missing or fails is no error: not every box has
     * everything.
     *
     * @param command its name and arguments; no shell sees them
     * @return what it printed, and what is to say about that
     * @throws IOException if the wait for it was interrupted
     */
    CommandOutput run(List<String> command) throws IOException;
}
