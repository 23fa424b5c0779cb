package org.tbimage.core.disk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Searches the end of a disk for metadata of other formats: RAID, LVM, ZFS and others, and backup copies of partition
 * tables and file systems. Programs that find it there treat the whole disk as a part of a RAID, a pool or a volume.
 */
public final class TrailingMetadataScan {
    private TrailingMetadataScan() {}

    /**
     * Examines all offsets where such metadata is known to lie. An unreadable sector counts as empty.
     *
     * @param from smallest offset of interest, such as the size of the image that the disk should hold
     * @return the metadata at or after that offset, in ascending order
     * @throws IOException if the whole device fails
     */
    public static List<TrailingMetadata> find(DiskBytes disk, long from) throws IOException {
        List<TrailingMetadata> found = new ArrayList<>();
        for (MetadataProbe probe : MetadataProbes.ALL) {
            for (TrailingMetadata structure : probe.find(disk)) {
                if (structure.range().offset() >= from) {
                    found.add(structure);
                }
            }
        }
        found.sort(Comparator.comparingLong(structure -> structure.range().offset()));
        return List.copyOf(found);
    }
}
