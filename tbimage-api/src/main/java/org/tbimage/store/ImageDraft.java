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
 * @param proofRound which of its frames this backup decodes and compares, 0 to 31. A frame that it writes is compared if the number
 *     of its chunk has the same remainder modulo 8; a frame that it shares, if it has the same remainder modulo 32. Each
 *     generation takes the next round. So every frame of self-contained images is compared within 8 generations, and every
 *     shared frame within 32
 */
public record ImageDraft(
        ImageName name,
        Instant createdAt,
        Geometry geometry,
        DiskIdentity identity,
        Optional<PartitionTable> partitionTable,
        Encoding encoding,
        String madeBy,
        String madeOn,
        int proofRound) {
    /** Number of rounds after which every shared frame was compared. */
    public static final int ROUNDS = 32;

    /** Number of rounds after which every frame of self-contained images was compared. */
    public static final int ROUNDS_OF_WRITTEN = 8;

    public ImageDraft {
        if (proofRound < 0 || proofRound >= ROUNDS) {
            throw new IllegalArgumentException("bad round " + proofRound + ": expected 0 to " + (ROUNDS - 1));
        }
    }

    /**
     * The draft of a first generation, with round 0.
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
    public ImageDraft(
            ImageName name,
            Instant createdAt,
            Geometry geometry,
            DiskIdentity identity,
            Optional<PartitionTable> partitionTable,
            Encoding encoding,
            String madeBy,
            String madeOn) {
        this(name, createdAt, geometry, identity, partitionTable, encoding, madeBy, madeOn, 0);
    }
}
