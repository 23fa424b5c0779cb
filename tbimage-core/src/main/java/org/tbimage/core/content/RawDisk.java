package org.tbimage.core.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.tbimage.core.disk.DiskLayout;
import org.tbimage.device.Geometry;

/**
 * Recognizes the raw content of a disk: a partition table, or a file system or volume on the whole disk that leaves its
 * first sector free. In the latter case, remains of another format in the first sector mean nothing. Sources: the
 * on-disk formats in the documentation of Linux (ext4, btrfs, f2fs, reiserfs, md), ECMA-119, lib/format_text/layout.h
 * of LVM2, mkswap.c.
 */
final class RawDisk {
    private static final int EXT = 1024;
    private static final int SIGNATURE = 510;
    private static final int BOOT = 0xAA55;

    private RawDisk() {}

    /** Whether the sample is certainly raw content. Other samples may be raw content, too. */
    static boolean isCertain(ContentSample sample) {
        return hasPartitionTable(sample)
                || isExt(sample)
                || sample.has(32769, "CD001")
                || sample.has(65600, "_BHRfS_M")
                || sample.hasHex(1024, "1020f5f2")
                || sample.has(65588, "ReIsEr")
                || sample.hasHex(4096, "fc4e2ba9")
                || sample.has(4086, "SWAPSPACE2")
                || isPhysicalVolume(sample);
    }

    private static boolean hasPartitionTable(ContentSample sample) {
        try {
            return layout(sample, sample.geometry()).isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException("reading a buffer cannot fail", e);
        }
    }

    /**
     * The partition table of a disk with the given sector size. It needs the signature of a boot sector. The kernel
     * ignores a GPT without one, and an archive of a disk contains the disk's GPT a few sectors later.
     */
    static Optional<DiskLayout> layout(ContentSample sample, Geometry geometry) throws IOException {
        return sample.shortAt(SIGNATURE) == BOOT ? DiskLayout.read(sample.head(), geometry) : Optional.empty();
    }

    private static boolean isExt(ContentSample sample) {
        return sample.shortAt(EXT + 56) == 0xEF53
                && Integer.compareUnsigned(sample.intAt(EXT + 24), 6) <= 0
                && Integer.compareUnsigned(sample.intAt(EXT + 76), 1) <= 0;
    }

    /** The label of a physical volume is in one of the first four sectors, and contains the number of that sector. */
    private static boolean isPhysicalVolume(ContentSample sample) {
        for (int sector = 0; sector < 4; sector++) {
            int at = sector * 512;
            if (sample.has(at, "LABELONE") && sample.intAt(at + 8) == sector && sample.has(at + 24, "LVM2 001")) {
                return true;
            }
        }
        return false;
    }
}
