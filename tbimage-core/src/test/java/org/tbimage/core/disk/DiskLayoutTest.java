package org.tbimage.core.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.device.Geometry;
import org.tbimage.testkit.device.LoopDevice;
import org.tbimage.testkit.device.Tools;

/** The extent of partition tables that real tools wrote, and bytes that resemble a table. */
class DiskLayoutTest {
    private static final long MIB = 1 << 20;
    private static final long SIZE = 16 * MIB;

    @TempDir
    Path folder;

    private static void sfdisk(Path device, String script) throws IOException {
        Process process = new ProcessBuilder("sfdisk", "--quiet", "--wipe", "never", device.toString())
                .redirectErrorStream(true)
                .start();
        try (var input = process.getOutputStream()) {
            input.write(script.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .doesNotContain("rror");
    }

    private Path file(String script) throws IOException {
        Path disk = Files.createTempFile(folder, "disk", ".img");
        Tools.run("truncate", "-s", "" + SIZE, disk.toString());
        sfdisk(disk, script);
        return disk;
    }

    private static ByteBuffer head(Path disk) throws IOException {
        try (var stream = Files.newInputStream(disk)) {
            return ByteBuffer.wrap(stream.readNBytes(DiskBytes.HEAD));
        }
    }

    private static DiskLayout layout(ByteBuffer head, Geometry geometry) throws IOException {
        return DiskLayout.read(head, geometry).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(ints = {512, 4096})
    void gptReachesToItsBackupHeader(int sector) throws IOException {
        Tools.assumeRootWith("sfdisk", "losetup");
        try (LoopDevice disk = LoopDevice.create(folder, SIZE, sector)) {
            sfdisk(disk.path(), "label: gpt\nstart=2MiB, size=1MiB\nstart=4MiB, size=3MiB\n");
            ByteBuffer head = head(disk.backing());
            for (int actual : new int[] {1, 512, 4096}) {
                DiskLayout layout = layout(head, new Geometry(SIZE, actual, actual));
                assertThat(layout.table().type()).isEqualTo("gpt");
                assertThat(layout.sectorSize()).hasValue(sector);
                assertThat(layout.partitionsEnd()).isEqualTo(7 * MIB);
                assertThat(layout.end()).isEqualTo(SIZE);
            }
        }
    }

    @Test
    void dosReachesToItsLastPartition() throws IOException {
        Tools.assumeInstalled("sfdisk");
        Path disk = file("label: dos\nstart=2MiB, size=1MiB\nstart=4MiB, size=6MiB, type=5\nstart=5MiB, size=1MiB\n");
        DiskLayout layout = layout(head(disk), Geometry.withoutSectors(SIZE));
        assertThat(layout.table().type()).isEqualTo("dos");
        assertThat(layout.sectorSize()).isEqualTo(OptionalInt.empty());
        assertThat(layout.end()).isEqualTo(10 * MIB).isEqualTo(layout.partitionsEnd());
        assertThat(layout(head(disk), new Geometry(SIZE, 4096, 4096)).end()).isEqualTo(80 * MIB);
    }

    /** A hybrid table has partitions of both kinds. The entry that stands for the GPT does not count. */
    @Test
    void hybrid() throws IOException {
        Tools.assumeInstalled("sfdisk", "sgdisk");
        Path disk = file("label: gpt\nstart=2MiB, size=1MiB\n");
        Tools.run("sgdisk", "--hybrid", "1:EE", disk.toString());
        DiskLayout layout = layout(head(disk), Geometry.withoutSectors(SIZE));
        assertThat(layout.table().type()).isEqualTo("gpt");
        assertThat(layout.partitionsEnd()).isEqualTo(3 * MIB);
    }

    /** A DOS table that was written over a GPT takes precedence, as in the kernel. */
    @Test
    void dosTableTakesPrecedenceOverRemainsOfAGpt() throws IOException {
        Tools.assumeInstalled("sfdisk");
        Path gpt = file("label: gpt\nstart=2MiB, size=1MiB\n");
        Path dos = file("label: dos\nlabel-id: 0x1234abcd\nstart=2MiB, size=2MiB\n");
        ByteBuffer both = head(gpt);
        both.put(0, head(dos), 0, 512);
        DiskLayout layout = layout(both, Geometry.withoutSectors(SIZE));
        assertThat(layout.table().id()).isEqualTo("1234abcd");
        assertThat(layout.end()).isEqualTo(4 * MIB);
        assertThat(PartitionTables.recognize(both, Geometry.withoutSectors(SIZE)))
                .contains(layout.table());
    }

    @Test
    void aGptWithoutItsFirstSectorIsRead() throws IOException {
        Tools.assumeInstalled("sfdisk");
        ByteBuffer head = head(file("label: gpt\nstart=2MiB, size=1MiB\n"));
        head.put(0, new byte[512]);
        assertThat(layout(head, Geometry.withoutSectors(SIZE)).end()).isEqualTo(SIZE);
    }

    @Test
    void aDamagedGptHeaderIsIgnored() throws IOException {
        Tools.assumeInstalled("sfdisk");
        ByteBuffer head = head(file("label: gpt\nstart=2MiB, size=1MiB\n"));
        head.put(512 + 32, (byte) 1);
        Optional<DiskLayout> layout = DiskLayout.read(head, Geometry.withoutSectors(SIZE));
        assertThat(layout).map(found -> found.table().type()).contains("dos");
        assertThat(layout).map(DiskLayout::end).contains(0L);
    }

    /** If the head ends before the entries, the header is still known. */
    @Test
    void aShortHead() throws IOException {
        Tools.assumeInstalled("sfdisk");
        ByteBuffer head = head(file("label: gpt\nstart=2MiB, size=1MiB\n")).limit(1024);
        DiskLayout layout = layout(head, Geometry.withoutSectors(SIZE));
        assertThat(layout.partitionsEnd()).isZero();
        assertThat(layout.end()).isEqualTo(SIZE);
    }
}
