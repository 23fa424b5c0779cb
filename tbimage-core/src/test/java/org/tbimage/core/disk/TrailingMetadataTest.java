package org.tbimage.core.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tbimage.device.BadBlockException;
import org.tbimage.device.BlockDevice;
import org.tbimage.testkit.device.BadSectors;
import org.tbimage.testkit.device.FilterDevice;
import org.tbimage.value.ByteRange;

/** Each kind of metadata at the end of a disk (T51). {@code TrailingMetadataToolsTest} tests metadata of real tools. */
class TrailingMetadataTest {
    private static final long SIZE = (80 << 20) + 3 * 4096 + 512;

    static Stream<Arguments> kinds() {
        long sector = SIZE - 512;
        return Stream.of(
                kind("Linux RAID (md 0.90)", (SIZE & -65536) - 65536, 0, hex("fc4e2ba9")),
                kind("Linux RAID (md 0.90)", (SIZE & -65536) - 65536, 0, hex("a92b4efc")),
                kind("Linux RAID (md 1.0)", (SIZE & -4096) - 8192, 0, hex("fc4e2ba9")),
                kind("backup GPT", sector, 0, ascii("EFI PART")),
                kind("ZFS label", (SIZE >> 18 << 18) - (256 << 10) + 16384, 0, zfs()),
                kind("ZFS label", (SIZE >> 18 << 18) - (512 << 10) + 16384, 0, zfs()),
                kind("ZFS uberblocks", (SIZE >> 18 << 18) - (128 << 10), 0, hex("0cb1ba0000000000")),
                kind("ZFS uberblocks", (SIZE >> 18 << 18) - (384 << 10), 0, hex("0000000000bab10c")),
                kind("copy of LVM metadata", SIZE - (1 << 20) - 512, 4, ascii(" LVM2 x[5A%r0N*>")),
                kind("Windows dynamic disk", SIZE - (1 << 20), 0, ascii("PRIVHEAD")),
                kind("mirror of a btrfs superblock", 64 << 20, 64, ascii("_BHRfS_M")),
                kind("copy of a bcachefs superblock", (SIZE >> 10 << 10) - (1 << 20), 24, bcachefs()),
                kind("copy of a LUKS2 header", 4 << 20, 0, hex("534b554cbabe")),
                kind("copy of a LUKS2 header", 16 << 10, 0, hex("534b554cbabe")),
                kind("copy of a NILFS2 superblock", (SIZE / 512 - 8) * 512, 0, hex("0200000000003434e803")),
                kind("DRBD metadata", (SIZE >> 10 << 10) - 4096, 60, hex("8374026d")),
                kind("DDF RAID", sector, 0, hex("de11de11")),
                kind("DDF RAID", SIZE - 257 * 512, 0, hex("11de11de")),
                kind("Intel RAID", SIZE - 1024, 0, ascii("Intel Raid ISM Cfg Sig. 1.2.02")),
                kind("Promise RAID", SIZE - 63 * 512, 0, ascii("Promise Technology, Inc.")),
                kind("Promise RAID", SIZE - 3087 * 512, 0, ascii("Promise Technology, Inc.")),
                kind("HighPoint RAID", SIZE - 11 * 512, 0, hex("f316785a")),
                kind("NVIDIA RAID", SIZE - 1024, 0, ascii("NVIDIA  ")),
                kind("LSI RAID", sector, 0, ascii("$XIDE$")),
                kind("Adaptec RAID", sector, 0, hex("37fc4d1e")),
                kind("Silicon Image RAID", sector, 0, silicon()),
                kind("VIA RAID", sector, 0, via()),
                kind("JMicron RAID", sector, 0, jmicron()));
    }

    private static Arguments kind(String name, long place, int at, byte... bytes) {
        return Arguments.of(name, place, at, bytes);
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] zfs() {
        return ByteBuffer.allocate(512)
                .put(0, hex("0101000000000000000000010000002400000020"))
                .put(24, ascii("version"))
                .array();
    }

    private static byte[] bcachefs() {
        return hex("c68573f666ce90a9d96a60cf803df7ef");
    }

    private static byte[] silicon() {
        ByteBuffer block = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);
        block.putInt(0x60, 0x2F000000).putShort(0x70, (short) 7);
        return block.putShort(0x13E, (short) -(0x2F00 + 7)).array();
    }

    private static byte[] via() {
        ByteBuffer block = ByteBuffer.allocate(512).put(0, hex("55aa02")).put(20, (byte) 0x91);
        return block.put(50, (byte) (0x55 + 0xAA + 2 + 0x91)).array();
    }

    private static byte[] jmicron() {
        ByteBuffer block =
                ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN).put(0, ascii("JM"));
        return block.putShort(4, (short) (1 - ('J' + 'M' * 256))).array();
    }

    @ParameterizedTest(name = "{0} at {1}")
    @MethodSource("kinds")
    void isFoundAndGoneAfterZeroingItsRange(String name, long place, int at, byte... bytes) throws IOException {
        try (BlockDevice disk = Disks.blank(SIZE, 512)) {
            Disks.put(disk, place + at, bytes);
            List<TrailingMetadata> found = TrailingMetadataScan.find(DiskBytes.of(disk), 0);
            assertThat(found).extracting(TrailingMetadata::name).contains(name);
            assertThat(found)
                    .allSatisfy(each -> assertThat(each.range().offset()).isEqualTo(place));
            assertThat(TrailingMetadataScan.find(DiskBytes.of(disk), place)).isEqualTo(found);
            assertThat(TrailingMetadataScan.find(DiskBytes.of(disk), place + 1)).isEmpty();
            for (TrailingMetadata each : found) {
                disk.zero(each.range());
            }
            assertThat(TrailingMetadataScan.find(DiskBytes.of(disk), 0)).isEmpty();
        }
    }

    /** Metadata at sector offsets lies elsewhere on disks with larger sectors. */
    @Test
    void sectorsOf4096Bytes() throws IOException {
        long size = 8 << 20;
        try (BlockDevice disk = Disks.blank(size, 4096)) {
            Disks.put(disk, size - 4096, ascii("EFI PART"));
            Disks.put(disk, size - 2 * 4096, ascii("Intel Raid ISM Cfg Sig. "));
            assertThat(TrailingMetadataScan.find(DiskBytes.of(disk), 0))
                    .extracting(TrailingMetadata::name)
                    .containsExactly("Intel RAID", "backup GPT");
        }
    }

    @Test
    void shortSignaturesNeedTheirChecksum() throws IOException {
        for (byte[] block : List.of(silicon(), via(), jmicron())) {
            block[30] ^= 1;
            try (BlockDevice disk = Disks.blank(SIZE, 512)) {
                Disks.put(disk, SIZE - 512, block);
                assertThat(TrailingMetadataScan.find(DiskBytes.of(disk), 0)).isEmpty();
            }
        }
    }

    @Test
    void smallDisksAreReadSafely() throws IOException {
        for (int size = 512; size <= 16384; size += 512) {
            try (BlockDevice disk = Disks.blank(size, 512)) {
                assertThat(TrailingMetadataScan.find(DiskBytes.of(disk), 0)).isEmpty();
            }
        }
    }

    /** A sector that cannot be read is not the same as an empty one: it is reported. */
    @Test
    void unreadableSectorsAreReported() throws IOException {
        ByteRange last = new ByteRange(SIZE - 512, 512);
        ByteRange middle = new ByteRange(SIZE - (1 << 20), 4096);
        try (BlockDevice disk = new BadSectors(Disks.blank(SIZE, 512), middle, last)) {
            Disks.put(disk, SIZE - 2 * 512, ascii("Intel Raid ISM Cfg Sig. "));
            TrailingMetadataScan scan = TrailingMetadataScan.of(disk, 0);
            assertThat(scan.found()).extracting(TrailingMetadata::name).containsExactly("Intel RAID");
            assertThat(scan.unreadable())
                    .anySatisfy(range -> assertThat(range.contains(last)).isTrue())
                    .anySatisfy(range -> assertThat(range.contains(middle)).isTrue())
                    .hasSize(2);
        }
    }

    /** Unreadable sectors of the image's own range are reported by the restore itself. */
    @Test
    void unreadableSectorsBeforeTheStartAreNotReported() throws IOException {
        long from = SIZE - 4096;
        try (BlockDevice disk = new BadSectors(Disks.blank(SIZE, 512), new ByteRange(from - 512, 512))) {
            assertThat(TrailingMetadataScan.of(disk, from).unreadable())
                    .allSatisfy(range -> assertThat(range.offset()).isGreaterThanOrEqualTo(from));
        }
    }

    /** A dead end is read once in large pieces, and not once for each kind of metadata. */
    @Test
    void aDeadEndTakesFewAttempts() throws IOException {
        RecordingFailures disk =
                new RecordingFailures(new BadSectors(Disks.blank(SIZE, 512), new ByteRange(SIZE - (2 << 20), 2 << 20)));
        try (disk) {
            assertThat(TrailingMetadataScan.of(disk, 0).unreadable())
                    .containsExactly(new ByteRange(SIZE - (2 << 20), 2 << 20));
            assertThat(disk.failures).isLessThan(100);
        }
    }

    /** Counts failed reads. */
    private static final class RecordingFailures extends FilterDevice {
        private int failures;

        RecordingFailures(BlockDevice disk) {
            super(disk);
        }

        @Override
        public void read(long offset, ByteBuffer target) throws IOException {
            try {
                super.read(offset, target);
            } catch (BadBlockException e) {
                failures++;
                throw e;
            }
        }
    }

    @Test
    void describesNameAndPlace() {
        assertThat(new TrailingMetadata("DDF RAID", new ByteRange(512, 512)).describe())
                .isEqualTo("DDF RAID at byte 512");
    }
}
