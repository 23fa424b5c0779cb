package org.tbimage.core.disk;

import static org.tbimage.core.disk.Signatures.bytes;
import static org.tbimage.core.disk.Signatures.text;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.tbimage.device.Geometry;

/**
 * The known kinds of metadata near the end of a disk: those that libblkid detects, and copies that repair tools and
 * drivers use. "RAID" with the name of a maker is a RAID of its BIOS or controller.
 */
final class MetadataProbes {
    private static final int SECTOR = 512;
    private static final int MIB = 1 << 20;
    private static final int PAGE = 4096;
    private static final int[] PROMISE = {63, 255, 256, 16, 399, 591, 675, 735, 911, 974, 991, 951, 3087};

    /** All kinds. */
    static final List<MetadataProbe> ALL = List.of(
            probe("Linux RAID (md 0.90)", PAGE, bytes(0, "fc4e2ba9", "a92b4efc"), d -> at((d.size() & -65536) - 65536)),
            probe("Linux RAID (md 1.0)", PAGE, bytes(0, "fc4e2ba9"), d -> at((d.size() & -PAGE) - 2 * PAGE)),
            probe("backup GPT", SECTOR, text(0, "EFI PART"), MetadataProbes::lastSectors),
            probe("ZFS label", 240 << 10, Signatures::isZfsLabel, d -> zfsLabels(d.size() >> 18 << 18)),
            // libblkid detects a ZFS label by its uberblocks, also after its description is gone
            probe(
                    "ZFS uberblocks",
                    128 << 10,
                    bytes(0, "0cb1ba0000000000", "0000000000bab10c"),
                    MetadataProbes::uberblocks),
            new ScanProbe("copy of LVM metadata", 4, " LVM2 x[5A%r0N*>"),
            new ScanProbe("Windows dynamic disk", 0, "PRIVHEAD"),
            probe("mirror of a btrfs superblock", PAGE, text(64, "_BHRfS_M"), d -> at(64L << 20, 256L << 30)),
            probe(
                    "copy of a bcachefs superblock",
                    PAGE,
                    bytes(24, "c68573f666ce90a9d96a60cf803df7ef", "c68573f64e1a45ca8265f57f48ba6d81"),
                    d -> at((d.size() >> 10 << 10) - MIB)),
            probe("copy of a LUKS2 header", PAGE, bytes(0, "534b554cbabe"), d -> luksCopies()),
            probe(
                    "copy of a NILFS2 superblock",
                    2 * SECTOR,
                    Signatures::isNilfs,
                    d -> at(before(d, 8), (d.size() & -PAGE) - PAGE)),
            probe(
                    "DRBD metadata",
                    PAGE,
                    bytes(60, "8374026b", "8374026c", "8374026d"),
                    d -> at((d.size() >> 10 << 10) - PAGE)),
            probe("DDF RAID", SECTOR, bytes(0, "de11de11", "11de11de"), d -> fromEnd(d, 1, 257)),
            probe("Intel RAID", SECTOR, text(0, "Intel Raid ISM Cfg Sig. "), MetadataProbes::secondLastSectors),
            probe("Promise RAID", SECTOR, text(0, "Promise Technology, Inc."), d -> fromEnd(d, PROMISE)),
            probe("HighPoint RAID", SECTOR, bytes(0, "f316785a", "fd16785a"), d -> fromEnd(d, 11)),
            probe("NVIDIA RAID", SECTOR, text(0, "NVIDIA  "), d -> fromEnd(d, 2)),
            probe("LSI RAID", SECTOR, text(0, "$XIDE$"), d -> fromEnd(d, 1)),
            probe("Adaptec RAID", SECTOR, bytes(0, "37fc4d1e"), d -> fromEnd(d, 1)),
            probe("Silicon Image RAID", SECTOR, Signatures::isSilicon, d -> fromEnd(d, 1)),
            probe("VIA RAID", SECTOR, Signatures::isVia, d -> fromEnd(d, 1)),
            probe("JMicron RAID", SECTOR, Signatures::isJmicron, d -> fromEnd(d, 1)));

    private MetadataProbes() {}

    private static MetadataProbe probe(String name, int length, Predicate<ByteBuffer> test, OffsetProbe.Places places) {
        return new OffsetProbe(name, length, places, test);
    }

    private static long[] at(long... places) {
        return places;
    }

    /** Offsets given in sectors of 512 bytes before the end. */
    private static long[] fromEnd(Geometry disk, int... sectors) {
        return Arrays.stream(sectors).mapToLong(n -> before(disk, n)).toArray();
    }

    private static long before(Geometry disk, int sectors) {
        return (disk.size() / SECTOR - sectors) * SECTOR;
    }

    /** The last sector, for the sector size of the disk and for the usual sizes. */
    private static long[] lastSectors(Geometry disk) {
        return sectorsBeforeEnd(disk, 1);
    }

    private static long[] secondLastSectors(Geometry disk) {
        return sectorsBeforeEnd(disk, 2);
    }

    private static long[] sectorsBeforeEnd(Geometry disk, int count) {
        return LongStream.of(disk.logicalSector(), SECTOR, PAGE)
                .filter(sector -> sector > 1)
                .map(sector -> (disk.size() / sector - count) * sector)
                .distinct()
                .toArray();
    }

    /** The descriptions in the third and fourth label, in the last 512 KiB. A label has 256 KiB. */
    private static long[] zfsLabels(long end) {
        long description = 16 << 10;
        return at(end - (512 << 10) + description, end - (256 << 10) + description);
    }

    /** The second half of the third and fourth label. */
    private static long[] uberblocks(Geometry disk) {
        long end = disk.size() >> 18 << 18;
        return at(end - (384 << 10), end - (128 << 10));
    }

    /** The second header of LUKS2 lies at one of these offsets, 16 KiB to 4 MiB. */
    private static long[] luksCopies() {
        return LongStream.iterate(16 << 10, place -> place <= 4 << 20, place -> place * 2)
                .toArray();
    }
}
