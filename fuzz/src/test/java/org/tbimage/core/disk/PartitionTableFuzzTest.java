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

/** The first sectors of a disk; the input's first byte chooses the size of a sector. */
class PartitionTableFuzzTest {
    private static final int[] SECTORS = {1, 512, 4096, 1 << 16};

    @FuzzTest
    void partitionTable(byte[] data) throws IOException {
        Allocation.bounded((4L << 20) + 50L * data.length, () -> check(data));
    }

    private static void check(byte[] data) throws IOException {
        if (data.length == 0) {
            return;
        }
        int sector = SECTORS[data[0] & 3];
        int size = (data.length - 1) / sector * sector;
        ByteBuffer head = ByteBuffer.wrap(data, 1, size).slice();
        Optional<PartitionTable> table = PartitionTables.recognize(head, new Geometry(size, sector, sector));
        table.ifPresent(found -> {
            assertThat(found.type()).isIn("gpt", "dos");
            assertThat(found.id()).matches("[0-9a-f-]{8,36}");
        });
        if (size > 0 && sector > 1) {
            assertThat(read(head, sector)).isEqualTo(table);
        }
    }

    private static Optional<PartitionTable> read(ByteBuffer content, int sector) throws IOException {
        Map<String, String> options = Map.of("size", "" + content.remaining(), "sector", "" + sector);
        try (BlockDevice disk = new MemoryDeviceProvider().open(new Location("memory", "d", options), OpenMode.WRITE)) {
            disk.write(0, content.duplicate());
            return PartitionTables.read(disk);
        }
    }
}
