package org.tbimage.testbox.service.system;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Restarts the box by the commands of the system, the gentlest first.
 *
 * @param commands runs them
 */
public record SystemPower(CommandRunner commands) implements Power {
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final List<List<String>> REBOOTS =
            List.of(List.of("systemctl", "reboot"), List.of("reboot"), List.of("reboot", "-f"));

    @Override
    public void sync() throws IOException {
        CommandRunner.Result result = commands.run(LONGEST, List.of("sync"));
        if (result.exitCode() != 0) {
            throw new IOException("sync failed: " + result.output());
        }
    }

    @Override
    public void reboot() throws IOException {
        IOException failure = new IOException("the box can't be restarted");
        for (List<String> command : REBOOTS) {
            try {
                CommandRunner.Result result = commands.run(LONGEST, command);
                if (result.exitCode() == 0) {
                    return;
                }
                failure.addSuppressed(new IOException(String.join(" ", command) + ": " + result.output()));
            } catch (IOException e) {
                failure.addSuppressed(e);
            }
        }
        throw failure;
    }
}
