package org.tbimage.core.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.tbimage.device.BlockDevice;
import org.tbimage.store.PartitionTable;

/**
 * What the bytes of a disk say about it.
 *
 * @param blank whether its first and its last MiB are zeros; what can't be read is not blank
 * @param table the partition table that the kernel sees, as it is kept in manifests
 * @param layout the same, as far as it is valid: for which sectors it was made, and how far it reaches
 * @param mark the mark of a restore that did not end
 * @param tail metadata of other formats towards its end
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
     * Reads some MiB of a disk, and writes nothing. The device stays the caller's.
     *
     * @throws IOException if the device fails as a whole; places that can't be read are not an error
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
