package org.tbimage.testbox.service.system;

import java.io.IOException;
import java.util.List;
import org.tbimage.testbox.process.CommandResult;
import org.tbimage.testbox.process.CommandRunner;

/**
 * Restarts the box by commands of the operating system, an orderly shutdown first.
 *
 * @param commands runs the commands
 */
public record SystemPower(CommandRunner commands) implements Power {
    private static final List<List<String>> REBOOTS =
            List.of(List.of("systemctl", "reboot"), List.of("reboot"), List.of("reboot", "-f"));

    @Override
    public void sync() throws IOException {
        CommandResult result = commands.run(List.of("sync"));
        if (!result.good()) {
            throw new IOException("sync failed: " + result.message());
        }
    }

    @Override
    public void reboot() throws IOException {
        IOException failure = new IOException("the box can't be restarted");
        for (List<String> command : REBOOTS) {
            CommandResult result = commands.run(command);
            if (result.good()) {
                return;
            }
            failure.addSuppressed(new IOException(String.join(" ", command) + ": " + result.message()));
        }
        throw failure;
    }
}
