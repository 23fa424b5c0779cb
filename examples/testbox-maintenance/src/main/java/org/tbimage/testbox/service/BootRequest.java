package org.tbimage.testbox.service;

import java.io.IOException;
import java.nio.file.Path;
import org.tbimage.testbox.service.boot.KernelCommandLine;

/** Detects whether a machine was booted for the service, so that no other machine is restarted by mistake. */
public final class BootRequest {
    /** The file with the kernel command line. */
    public static final Path COMMAND_LINE = Path.of("/proc/cmdline");

    private BootRequest() {}

    /**
     * Looks for an action on the kernel command line.
     *
     * @param commandLine file with the kernel command line
     * @return whether it names an action, known or not; false if it can't be read
     */
    public static boolean isPresent(Path commandLine) {
        try {
            return KernelCommandLine.read(commandLine).asksForAction();
        } catch (IOException e) {
            return false;
        }
    }
}
