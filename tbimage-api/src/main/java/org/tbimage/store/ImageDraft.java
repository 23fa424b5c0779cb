package org.tbimage.store;

import java.time.Instant;
import java.util.Optional;
import org.tbimage.device.DiskIdentity;
import org.tbimage.device.Geometry;
import org.tbimage.value.ImageName;

/**
 * What is known of an image before its first chunk.
 *
 * @param name which disk of which box
 * @param createdAt when the backup began
 * @param geometry size and sectors of the disk
 * @param identity which piece of hardware it is
 * @param partitionTable what stands in its first sectors, if it is a known partition table
 * @param encoding how its chunks become frames
 * @param madeBy name and version of the program
 * @param madeOn name of the machine, or its address
 */
public record ImageDraft(
        ImageName name,
        Instant createdAt,
        Geometry geometry,
        DiskIdentity identity,
        Optional<PartitionTable> partitionTable,
        Encoding encoding,
        String madeBy,
        String madeOn) {}
