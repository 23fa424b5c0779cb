package org.tbimage.testbox.service;

import java.io.IOException;
import java.nio.file.Path;
import org.tbimage.testbox.service.boot.KernelCommandLine;

/** Tells whether a machine was started for the service, so that nobody's own machine is ever restarted by mistake. */
public final class ServiceStart {
    /** Where Linux shows what the boot loader gave to it. */
    public static final Path COMMAND_LINE = Path.of("/proc/cmdline");

    private ServiceStart() {}

    /**
     * Looks for an action.
     *
     * @param commandLine file with the kernel command line
     * @return whether there is one, be it a good one or not; also false if that can't be told
     */
    public static boolean isAskedFor(Path commandLine) {
        try {
            return KernelCommandLine.read(commandLine).asksForAction();
        } catch (IOException e) {
            return false;
        }
    }
}
