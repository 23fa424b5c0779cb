package org.tbimage.core.engine;

import org.tbimage.device.PartitionReload;

/**
 * What a restore did.
 *
 * @param chunks chunks with content that were written
 * @param writtenBytes bytes written as such, those of the wiped and mended beginning included
 * @param zeroedBytes bytes that were made zero
 * @param sameBytes bytes that were right already
 * @param readBackBytes bytes of the chunks that were read back
 * @param partitions what came of reading the partition table anew
 */
public record RestoreResult(
        long chunks,
        long writtenBytes,
        long zeroedBytes,
        long sameBytes,
        long readBackBytes,
        PartitionReload partitions) {}
