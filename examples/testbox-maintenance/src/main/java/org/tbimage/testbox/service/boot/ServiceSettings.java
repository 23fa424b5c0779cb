package org.tbimage.testbox.service.boot;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.tbimage.testbox.generation.GenerationRule;

/**
 * The settings of the service.
 *
 * @param store the folder of the backup share, an absolute path
 * @param tftp the folder of the TFTP share, an absolute path
 * @param errorWait how long to wait after an error before the box restarts
 * @param attempts how often to try a request before the box is parked
 * @param disks the disks to work on, separated by commas; empty for the list of the box, or else all fixed disks
 * @param anyContent whether a replacement disk may be overwritten whatever it contains
 * @param generations which image of each disk a restore uses
 * @param backup settings of the library's backup actions, by parameter name; defaults apply to all others
 */
public record ServiceSettings(
        String store,
        String tftp,
        Duration errorWait,
        int attempts,
        Optional<String> disks,
        boolean anyContent,
        GenerationRule generations,
        Map<String, String> backup) {
    /** The defaults. */
    public static final ServiceSettings DEFAULTS = new ServiceSettings(
            "/mnt/testbox-backup",
            "/mnt/testbox-tftp",
            Duration.ofMinutes(5),
            3,
            Optional.empty(),
            false,
            GenerationRule.NEWEST,
            Map.of());

    /** Copies the map. */
    public ServiceSettings {
        backup = Map.copyOf(backup);
    }
}
