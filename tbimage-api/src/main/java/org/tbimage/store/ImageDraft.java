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
 * @param provenEighth which eighth of the frames this backup expands and compares, 0 to 7: those of the chunks whose number
 *     has this remainder. Each generation takes the next one, so that eight generations prove all frames
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
        int provenEighth) {
    /** Into how many parts the frames are divided, of which each backup proves one. */
    public static final int EIGHTHS = 8;

    public ImageDraft {
        if (provenEighth < 0 || provenEighth >= EIGHTHS) {
            throw new IllegalArgumentException("bad eighth " + provenEighth + ": expected 0 to " + (EIGHTHS - 1));
        }
    }

    /**
     * The draft of a first generation, which proves the first eighth.
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
