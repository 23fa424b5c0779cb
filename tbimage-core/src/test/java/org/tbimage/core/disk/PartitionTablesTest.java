package org.tbimage.core.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.core.device.MemoryDeviceProvider;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.Geometry;
import org.tbimage.device.OpenMode;
import org.tbimage.store.PartitionTable;
import org.tbimage.testkit.device.LoopDevice;
import org.tbimage.testkit.device.Tools;
import org.tbimage.value.Location;

/** Tables that sfdisk wrote, and bytes that resemble a table. */
class PartitionTablesTest {
    private static final int SIZE = 8 << 20;

    @TempDir
    Path folder;

    private static byte[] head(Path disk) throws IOException {
        try (var stream = Files.newInputStream(disk)) {
            return stream.readNBytes(3 * 4096);
        }
    }

    private static void sfdisk(Path device, String script) throws IOException {
        Process process = new ProcessBuilder("sfdisk", "--quiet", device.toString())
                .redirectErrorStream(true)
                .start();
        try (var input = process.getOutputStream()) {
            input.write(script.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .doesNotContain("rror");
    }

    private static Optional<PartitionTable> recognize(byte[] head, Geometry geometry) throws IOException {
        return PartitionTables.recognize(ByteBuffer.wrap(head), geometry);
    }

    @ParameterizedTest
    @ValueSource(ints = {512, 4096})
    void gpt(int sector) throws IOException {
        Tools.assumeRootWith("sfdisk", "losetup");
        try (LoopDevice disk = LoopDevice.create(folder, SIZE, sector)) {
            String id = "01234567-89AB-4DEF-8123-456789ABCDEF";
            sfdisk(disk.path(), "label: gpt\nlabel-id: " + id + "\nsize=2MiB\n");
            Optional<PartitionTable> expected =
                    Optional.of(new PartitionTable("gpt", id.toLowerCase(java.util.Locale.ROOT)));
            byte[] head = head(disk.backing());
            assertThat(recognize(head, new Geometry(SIZE, sector, sector))).isEqualTo(expected);
            assertThat(recognize(head, Geometry.withoutSectors(SIZE))).isEqualTo(expected);
        }
    }

    @Test
    void dos() throws IOException {
        Tools.assumeRootWith("sfdisk");
        Path disk = Files.write(folder.resolve("disk"), new byte[SIZE]);
        sfdisk(disk, "label: dos\nlabel-id: 0x1234abcd\nsize=2MiB, bootable\n");
        assertThat(recognize(head(disk), Geometry.withoutSectors(SIZE)))
                .contains(new PartitionTable("dos", "1234abcd"));
    }

    /** The GPT header is in the second sector, also if sectors are large. */
    @ParameterizedTest
    @ValueSource(ints = {512, 4096, 1 << 16})
    void theSecondSectorIsRead(int sector) throws IOException {
        Location location = new Location("memory", "d", Map.of("size", "" + 4 * sector, "sector", "" + sector));
        try (BlockDevice disk = new MemoryDeviceProvider().open(location, OpenMode.WRITE)) {
            ByteBuffer head = ByteBuffer.allocate(2 * sector);
            head.put(sector, "EFI PART".getBytes(StandardCharsets.US_ASCII));
            disk.write(0, head);
            assertThat(PartitionTables.read(disk)).map(PartitionTable::type).contains("gpt");
        }
    }

    /** The boot sector of a file system has the same signature. */
    @Test
    void aFileSystemIsNotATable() throws IOException {
        byte[] head = new byte[3 * 4096];
        head[510] = 0x55;
        head[511] = (byte) 0xAA;
        assertThat(recognize(head, Geometry.withoutSectors(SIZE))).isEmpty();
        head[446] = 0x55;
        head[450] = 7;
        assertThat(recognize(head, Geometry.withoutSectors(SIZE))).isEmpty();
    }

    /** No content causes an exception (T30). */
    @Test
    void anyContentIsReadSafely() throws IOException {
        for (int length = 0; length < 600; length += 7) {
            byte[] head = new byte[length];
            new java.util.Random(length).nextBytes(head);
            assertThat(recognize(head, Geometry.withoutSectors(length))).isEmpty();
        }
    }
}
