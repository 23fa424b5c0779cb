package org.tbimage.testbox.service.boot;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.tbimage.testbox.generation.GenerationRule;

/**
 * How the service is to work.
 *
 * @param store folder of the share for images, an absolute path
 * @param tftp folder of the share for net booting, an absolute path
 * @param errorWait how long to wait after an error before the box is restarted
 * @param attempts how often to try one request before the box is parked
 * @param disks names of the disks to work on, with commas between; by default the list of the box, or all fixed disks
 * @param anyContent whether a disk that takes the place of another one may be overwritten whatever it holds
 * @param generations which of the images of a disk a restore takes
 * @param backup settings of the library's backups, by the names that these have; the library's own choice for all others
 */
public record BoxSettings(
        String store,
        String tftp,
        Duration errorWait,
        int attempts,
        Optional<String> disks,
        boolean anyContent,
        GenerationRule generations,
        Map<String, String> backup) {
    /** What holds where nothing is set. */
    public static final BoxSettings DEFAULTS = new BoxSettings(
            "/mnt/testbox-backup",
            "/mnt/testbox-tftp",
            Duration.ofMinutes(5),
            3,
            Optional.empty(),
            false,
            GenerationRule.NEWEST,
            Map.of());

    /** Keeps a copy. */
    public BoxSettings {
        backup = Map.copyOf(backup);
    }
}
