package org.tbimage.core.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.core.device.FileDeviceProvider;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.OpenMode;
import org.tbimage.testkit.device.LoopDevice;
import org.tbimage.testkit.device.Tools;
import org.tbimage.value.Location;

/** Metadata that real tools wrote at the end of a disk. After wiping, the real tools find none (T51). */
class TrailingMetadataToolsTest {
    private static final long SIZE = 48 << 20;

    @TempDir
    Path folder;

    /** Wipes the metadata that is found, and returns the names. */
    private static List<String> wipe(LoopDevice disk) throws IOException {
        Tools.run("blockdev", "--flushbufs", disk.path().toString());
        Location location = Location.parse(disk.backing().toString(), "file");
        try (BlockDevice file = new FileDeviceProvider().open(location, OpenMode.WRITE)) {
            List<TrailingMetadata> found = TrailingMetadataScan.find(DiskBytes.of(file), 1 << 20);
            for (TrailingMetadata structure : found) {
                file.zero(structure.range());
            }
            file.flush();
            return found.stream().map(TrailingMetadata::name).toList();
        } finally {
            Tools.run("blockdev", "--flushbufs", disk.path().toString());
        }
    }

    private static void assertNothingIsFound(LoopDevice disk) throws IOException {
        assertThat(Tools.run("wipefs", "--noheadings", disk.path().toString())).isEmpty();
    }

    private static void put(LoopDevice disk, long offset, byte... bytes) throws IOException {
        Path file = Files.write(Files.createTempFile(disk.backing().getParent(), "bytes", ""), bytes);
        Tools.run("dd", "if=" + file, "of=" + disk.path(), "bs=512", "seek=" + offset / 512, "conv=fsync,notrunc");
    }

    private static byte[] bytesOf(ByteBuffer block) {
        byte[] bytes = new byte[block.capacity()];
        block.get(0, bytes);
        return bytes;
    }

    private static ByteBuffer superblock(int version) {
        return ByteBuffer.allocate(4096)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0, 0xA92B4EFC)
                .putInt(4, version);
    }

    /** A superblock as mdadm writes it, with its checksum: the sum of its words. */
    private static byte[] md10(long place) {
        ByteBuffer block =
                superblock(1).putLong(16, 1).putInt(72, 1).putLong(80, 2048).putInt(92, 2);
        block.putLong(128, 0)
                .putLong(136, 2048)
                .putLong(144, place / 512)
                .putInt(220, 2)
                .putShort(258, (short) 1);
        long sum = 0;
        for (int word = 0; word < 260; word += 4) {
            sum += Integer.toUnsignedLong(block.getInt(word));
        }
        return bytesOf(block.putInt(216, (int) ((sum & 0xFFFFFFFFL) + (sum >>> 32))));
    }

    @ParameterizedTest
    @ValueSource(ints = {512, 4096})
    void linuxRaidAtTheEnd(int sector) throws IOException {
        Tools.assumeRootWith("losetup", "wipefs", "mdadm");
        try (LoopDevice disk = LoopDevice.create(folder, SIZE, sector)) {
            put(disk, SIZE - 8192, md10(SIZE - 8192));
            assertThat(Tools.run("mdadm", "--examine", disk.path().toString())).contains("Version : 1.0");
            assertThat(Tools.run("wipefs", disk.path().toString())).contains("linux_raid_member");
            assertThat(wipe(disk)).containsExactly("Linux RAID (md 1.0)");
            assertNothingIsFound(disk);
            assertThatThrownBy(() -> Tools.run("mdadm", "--examine", disk.path().toString()))
                    .hasMessageContaining("No md superblock");
        }
    }

    @Test
    void linuxRaidOfTheOldKind() throws IOException {
        Tools.assumeRootWith("losetup", "wipefs");
        try (LoopDevice disk = LoopDevice.create(folder, SIZE + 3 * 4096, 512)) {
            put(disk, SIZE - 65536, bytesOf(superblock(0).putInt(8, 90).putInt(32, 1024)));
            assertThat(Tools.run("wipefs", disk.path().toString())).contains("linux_raid_member");
            assertThat(wipe(disk)).containsExactly("Linux RAID (md 0.90)");
            assertNothingIsFound(disk);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {512, 4096})
    void backupGpt(int sector) throws IOException {
        Tools.assumeRootWith("losetup", "sgdisk", "blkid");
        try (LoopDevice disk = LoopDevice.create(folder, SIZE, sector)) {
            Tools.run("sgdisk", "-n1:2048:0", disk.path().toString());
            put(disk, sector, new byte[sector]);
            assertThat(Tools.run("blkid", "-p", disk.path().toString())).contains("PTTYPE=\"gpt\"");
            assertThat(wipe(disk)).containsExactly("backup GPT");
            assertThat(Tools.run("blkid", "-p", disk.path().toString())).doesNotContain("gpt");
        }
    }

    @Test
    void secondCopyOfLvmMetadata() throws IOException {
        Tools.assumeRootWith("losetup", "pvcreate");
        try (LoopDevice disk = LoopDevice.create(folder, SIZE, 512)) {
            Tools.run("pvcreate", "--yes", "--metadatacopies", "2", disk.path().toString());
            assertThat(wipe(disk)).containsExactly("copy of LVM metadata");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "promise_fasttrack_raid_member, 63, 'Promise Technology, Inc.'",
        "isw_raid_member, 2, 'Intel Raid ISM Cfg Sig. 1.2.02'",
        "lsi_mega_raid_member, 1, '$XIDE$'",
    })
    void biosRaid(String type, int sectorsFromEnd, String signature) throws IOException {
        Tools.assumeRootWith("losetup", "wipefs");
        try (LoopDevice disk = LoopDevice.create(folder, SIZE, 512)) {
            byte[] block = Arrays.copyOf(signature.getBytes(StandardCharsets.US_ASCII), 512);
            put(disk, SIZE - sectorsFromEnd * 512L, block);
            assertThat(Tools.run("wipefs", disk.path().toString())).contains(type);
            assertThat(wipe(disk)).hasSize(1);
            assertNothingIsFound(disk);
        }
    }
}
