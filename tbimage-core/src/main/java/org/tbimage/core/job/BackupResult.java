package org.tbimage.core.job;

import java.util.List;
import org.tbimage.action.StageTime;
import org.tbimage.store.ImageInfo;

/**
 * What a backup did.
 *
 * @param image the manifest of the published image
 * @param warnings what the user must know although the backup succeeded, one line each
 * @param stages how long each stage was busy, in the order in which a chunk passes them
 */
public record BackupResult(ImageInfo image, List<String> warnings, List<StageTime> stages) {
    public BackupResult {
        warnings = List.copyOf(warnings);
        stages = List.copyOf(stages);
    }
}
