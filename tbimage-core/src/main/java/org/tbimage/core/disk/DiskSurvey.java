package org.tbimage.core.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.tbimage.device.BlockDevice;
import org.tbimage.store.PartitionTable;

/**
 * Content of a disk as its own bytes describe it.
 *
 * @param blank whether the first and the last MiB are zeros; false if they cannot be read
 * @param table the partition table that the kernel sees; manifests record it
 * @param layout the layout of that table, if it is valid
 * @param mark the mark of a restore that did not finish
 * @param tail metadata of other formats near the end of the disk
 */
public record DiskSurvey(
        boolean blank,
        Optional<PartitionTable> table,
        Optional<DiskLayout> layout,
        Optional<RestoreMark> mark,
        List<TrailingMetadata> tail) {
    private static final long EDGE = 1 << 20;
    private static final int STEP = 64 << 10;

    public DiskSurvey {
        tail = List.copyOf(tail);
    }

    /**
     * Reads a few MiB of a disk. Writes nothing. The caller still closes the device.
     *
     * @throws IOException if the whole device fails; unreadable sectors are not an error
     */
    public static DiskSurvey of(BlockDevice device) throws IOException {
        DiskBytes disk = DiskBytes.of(device);
        return new DiskSurvey(
                isBlank(disk),
                PartitionTables.read(device),
                DiskLayout.read(disk),
                RestoreMark.read(disk),
                TrailingMetadataScan.find(disk, 0));
    }

    /** Whether the first and the last MiB of a disk are zeros. */
    public static boolean isBlank(DiskBytes disk) throws IOException {
        long size = disk.geometry().size();
        return isZero(disk, 0, Math.min(EDGE, size)) && isZero(disk, Math.max(0, size - EDGE), size);
    }

    private static boolean isZero(DiskBytes disk, long from, long end) throws IOException {
        for (long offset = from; offset < end; offset += STEP) {
            Optional<ByteBuffer> bytes = disk.read(offset, (int) Math.min(STEP, end - offset));
            if (bytes.isEmpty() || !isZero(bytes.get())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isZero(ByteBuffer bytes) {
        return bytes.mismatch(ByteBuffer.allocate(bytes.remaining())) < 0;
    }
}
