package org.tbimage.core.disk;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import org.tbimage.core.device.MemoryDeviceProvider;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.Geometry;
import org.tbimage.device.OpenMode;
import org.tbimage.fuzz.Allocation;
import org.tbimage.store.PartitionTable;
import org.tbimage.value.Location;

/**
 * The first sectors of a disk, and, of a small disk, its last ones: partition tables, the mark of a restore, metadata of other
 * formats. The input's first byte chooses the size of a sector, if there are any; of the others, each 512
 * begin one, so that a short input can say something of large ones.
 */
class PartitionTableFuzzTest {
    private static final int SMALLEST = 512;
    private static final int[] SECTORS = {1, SMALLEST, 4096, 1 << 16};
    private static final int MOST_SECTORS = 4;

    @FuzzTest
    void partitionTable(byte[] data) throws IOException {
        Allocation.bounded((4L << 20) + 50L * data.length, () -> check(data));
    }

    private static void check(byte[] data) throws IOException {
        if (data.length == 0) {
            return;
        }
        int sector = SECTORS[data[0] & 3];
        ByteBuffer head =
                sector == 1 ? ByteBuffer.wrap(data, 1, data.length - 1).slice() : spread(data, sector);
        int size = head.remaining();
        Optional<PartitionTable> table = PartitionTables.recognize(head, new Geometry(size, sector, sector));
        table.ifPresent(found -> {
            assertThat(found.type()).isIn("gpt", "dos");
            assertThat(found.id()).matches("[0-9a-f-]{8,36}");
        });
        checkLayout(head, new Geometry(size, sector, sector));
        if (size > 0 && sector > 1) {
            assertThat(read(head, sector)).isEqualTo(table);
        }
    }

    /** What is said of the disk lies inside it, or is refused by the records themselves. */
    private static void checkLayout(ByteBuffer head, Geometry geometry) throws IOException {
        DiskBytes disk = DiskBytes.ofHead(head, geometry);
        DiskLayout.read(disk).ifPresent(layout -> {
            assertThat(layout.table().type()).isIn("gpt", "dos");
            assertThat(layout.sectorSize().orElse(SMALLEST)).isGreaterThanOrEqualTo(SMALLEST);
        });
        RestoreMark.read(disk)
                .ifPresent(mark -> assertThat(RestoreMark.parse(mark.toBytes())).contains(mark));
        for (TrailingMetadata found : TrailingMetadataScan.find(disk, 0)) {
            assertThat(found.range().end()).isLessThanOrEqualTo(geometry.size());
            assertThat(found.name()).isNotEmpty();
        }
    }

    private static ByteBuffer spread(byte[] data, int sector) {
        int sectors = Math.min((data.length - 1) / SMALLEST, MOST_SECTORS);
        ByteBuffer head = ByteBuffer.allocate(sectors * sector);
        for (int i = 0; i < sectors; i++) {
            head.put(i * sector, data, 1 + i * SMALLEST, SMALLEST);
        }
        return head;
    }

    private static Optional<PartitionTable> read(ByteBuffer content, int sector) throws IOException {
        Map<String, String> options = Map.of("size", "" + content.remaining(), "sector", "" + sector);
        try (BlockDevice disk = new MemoryDeviceProvider().open(new Location("memory", "d", options), OpenMode.WRITE)) {
            disk.write(0, content.duplicate());
            return PartitionTables.read(disk);
        }
    }
}
