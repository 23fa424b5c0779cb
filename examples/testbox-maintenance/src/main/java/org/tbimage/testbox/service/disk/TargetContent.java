package org.tbimage.testbox.service.disk;

import java.util.Optional;
import org.tbimage.store.PartitionTable;

/**
 * What a disk holds, as far as it decides whether the disk may be overwritten.
 *
 * @param blank whether nothing is on it that anybody could miss
 * @param table its partition table
 * @param halfRestored image that an interrupted restore has begun to write to it
 * @param words the same for a message
 */
public record TargetContent(
        boolean blank, Optional<PartitionTable> table, Optional<String> halfRestored, String words) {
    /** {@return what is known of a disk that can't be read, for the reason given} */
    public static TargetContent unreadable(String why) {
        return new TargetContent(false, Optional.empty(), Optional.empty(), "it cannot be read: " + why);
    }
}
