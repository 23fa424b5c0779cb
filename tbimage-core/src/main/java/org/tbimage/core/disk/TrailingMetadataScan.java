package org.tbimage.core.disk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds metadata of other formats towards the end of a disk: of RAID, LVM, ZFS and others, and backup copies of partition
 * tables and file systems. Programs that find it there take the whole disk for a part of what it describes.
 */
public final class TrailingMetadataScan {
    private TrailingMetadataScan() {}

    /**
     * Looks at all places where such metadata is known to lie. A place that can't be read counts as empty.
     *
     * @param from offset of the first byte that counts, such as the size of the image that the disk should hold
     * @return what begins there or behind it, in order
     * @throws IOException if the device fails as a whole
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
