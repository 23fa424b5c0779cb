package org.tbimage.core.disk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tbimage.device.BlockDevice;
import org.tbimage.value.ByteRange;

/**
 * Searches the end of a disk for metadata of other formats: RAID, LVM, ZFS and others, and backup copies of partition
 * tables and file systems. Programs that find it there treat the whole disk as a part of a RAID, a pool or a volume.
 *
 * @param found the metadata, in ascending order of its offsets
 * @param unreadable ranges that could not be searched since they cannot be read, in ascending order and separate
 */
public record TrailingMetadataScan(List<TrailingMetadata> found, List<ByteRange> unreadable) {
    public TrailingMetadataScan {
        found = List.copyOf(found);
        unreadable = List.copyOf(unreadable);
    }

    /**
     * Searches a device. The caller still closes it.
     *
     * @param from smallest offset of interest, such as the size of the image that the disk should hold
     * @throws IOException if the whole device fails
     */
    public static TrailingMetadataScan of(BlockDevice device, long from) throws IOException {
        UnreadableRanges unreadable = new UnreadableRanges(DiskBytes.of(device));
        return new TrailingMetadataScan(find(unreadable, from), unreadable.after(from));
    }

    /**
     * Examines all offsets where such metadata is known to lie. Skips bytes that cannot be read or are not known.
     *
     * @param from smallest offset of interest
     * @return the metadata at or after that offset, in ascending order
     * @throws IOException if the whole device fails
     */
    public static List<TrailingMetadata> find(DiskBytes disk, long from) throws IOException {
        List<TrailingMetadata> found = new ArrayList<>();
        for (MetadataProbe probe : MetadataProbes.ALL) {
            for (TrailingMetadata metadata : probe.find(disk)) {
                if (metadata.range().offset() >= from) {
                    found.add(metadata);
                }
            }
        }
        found.sort(Comparator.comparingLong(metadata -> metadata.range().offset()));
        return List.copyOf(found);
    }
}
