package org.tbimage.testbox.process;

import java.io.InterruptedIOException;
import java.util.List;

/** Runs tools of the operating system. Safe for use by several threads. */
public interface CommandRunner {
    /**
     * Runs a tool until it ends or exceeds the time limit. A missing, failing or hanging tool is a result and not an
     * exception, because not every box has every tool.
     *
     * @param command name and arguments; they are not passed to a shell
     * @return how the tool ended, and its output
     * @throws InterruptedIOException if the thread is interrupted; the tool is killed then
     */
    CommandResult run(List<String> command) throws InterruptedIOException;
}
