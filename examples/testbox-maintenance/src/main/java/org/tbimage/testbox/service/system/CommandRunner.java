package org.tbimage.testbox.service.system;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Runs commands of the operating system. */
public interface CommandRunner {
    /**
     * Runs one to its end.
     *
     * @param timeout how long it may take; then it is ended
     * @param command its name and arguments
     * @return how it ended
     * @throws IOException if it can't be started, or took too long
     */
    Result run(Duration timeout, List<String> command) throws IOException;

    /**
     * How a command ended.
     *
     * @param exitCode 0 if all went well
     * @param output what it said, cut where it was long
     */
    record Result(int exitCode, String output) {}
}
