package org.tbimage.testbox.service.disk;

import java.util.Optional;
import org.tbimage.store.PartitionTable;

/**
 * The content of a disk, as far as it decides whether the disk may be overwritten.
 *
 * @param blank whether it contains no data
 * @param table its partition table
 * @param halfRestored the image of an interrupted restore
 * @param text a description for messages
 */
public record TargetContent(boolean blank, Optional<PartitionTable> table, Optional<String> halfRestored, String text) {
    /** {@return the content of an unreadable disk} */
    public static TargetContent unreadable(String why) {
        return new TargetContent(false, Optional.empty(), Optional.empty(), "it cannot be read: " + why);
    }
}
