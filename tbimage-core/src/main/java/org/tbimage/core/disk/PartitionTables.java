package org.tbimage.core.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.Geometry;
import org.tbimage.store.PartitionTable;

/**
 * Recognizes a partition table by the first sectors of a disk: GPT (UEFI specification, "GUID Partition Table Header")
 * or DOS (UEFI specification, "Legacy Master Boot Record"). {@link DiskLayout} also reads its partitions.
 */
public final class PartitionTables {
    private static final int[] GPT_SECTORS = {512, 4096};
    private static final int GPT_GUID = 56;

    private PartitionTables() {}

    /** Reads the first sectors of a device; empty if they hold no known table, or cannot be read. */
    public static Optional<PartitionTable> read(BlockDevice device) throws IOException {
        return recognize(DiskBytes.of(device)); // the backup reports unreadable sectors when it reads them
    }

    /** Recognizes a table in the first bytes of a device. */
    public static Optional<PartitionTable> recognize(ByteBuffer head, Geometry geometry) throws IOException {
        return recognize(DiskBytes.ofHead(head, geometry));
    }

    private static Optional<PartitionTable> recognize(DiskBytes disk) throws IOException {
        Optional<DosTable> dos = disk.read(0, DosTable.LENGTH).flatMap(DosTable::read);
        if (dos.isEmpty() || dos.get().protective()) {
            Geometry geometry = disk.geometry();
            int[] sectors = geometry.hasSectors() ? new int[] {geometry.logicalSector()} : GPT_SECTORS;
            for (int sector : sectors) {
                Optional<ByteBuffer> header = disk.read(sector, GPT_GUID + 16)
                        .filter(bytes -> GptHeader.startsWith(bytes, 0, GptHeader.SIGNATURE));
                if (header.isPresent()) {
                    return Optional.of(new PartitionTable("gpt", GptHeader.guid(header.get(), GPT_GUID)));
                }
            }
        }
        return dos.map(table -> new PartitionTable("dos", table.id()));
    }
}
