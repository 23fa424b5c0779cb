package org.tbimage.core.engine;

import org.tbimage.device.PartitionReload;

/**
 * What a restore did.
 *
 * @param chunks chunks with content that were written
 * @param writtenBytes bytes of these
 * @param zeroedBytes bytes that should be zero, and were made so
 * @param sameBytes bytes that were right already; with the written and the zeroed ones, all of the image's disk
 * @param discardedBytes how many of the zeroed bytes the device was told to discard
 * @param tailBytes bytes behind the image that were zeroed, since they held metadata of another format
 * @param readBackBytes bytes of the chunks that were read back
 * @param partitions what came of reading the partition table anew
 */
public record RestoreResult(
        long chunks,
        long writtenBytes,
        long zeroedBytes,
        long sameBytes,
        long discardedBytes,
        long tailBytes,
        long readBackBytes,
        PartitionReload partitions) {}
