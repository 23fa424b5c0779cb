package org.tbimage.core.job;

import java.util.List;
import org.tbimage.action.StageTime;
import org.tbimage.device.PartitionReload;

/**
 * What a restore did.
 *
 * @param chunks chunks with content that were written
 * @param writtenBytes bytes of these
 * @param zeroedBytes bytes that should be zero, and were made so
 * @param sameBytes bytes that were right already; with the written and the zeroed ones, all of the image's disk
 * @param discardedBytes how many of the zeroed bytes the device was asked to discard
 * @param tailBytes bytes after the end of the image that were zeroed, since they were metadata of another format
 * @param readBackBytes bytes of the chunks that were read back
 * @param partitions whether the kernel has read the partition table again
 * @param warnings what the user must know although the restore succeeded, one line each
 * @param stages how long each stage was busy, in the order in which a chunk passes them
 */
public record RestoreResult(
        long chunks,
        long writtenBytes,
        long zeroedBytes,
        long sameBytes,
        long discardedBytes,
        long tailBytes,
        long readBackBytes,
        PartitionReload partitions,
        List<String> warnings,
        List<StageTime> stages) {
    public RestoreResult {
        warnings = List.copyOf(warnings);
        stages = List.copyOf(stages);
    }

    /** {@return whether nothing was written, since all was right already} */
    public boolean isUntouched() {
        return writtenBytes + zeroedBytes + tailBytes == 0;
    }
}
