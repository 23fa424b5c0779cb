package org.tbimage.core.content;

import java.util.List;

/**
 * Archives of files. Sources: POSIX.1-2017 pax (ustar and cpio); cpio(5); APPNOTE.TXT of PKWARE; 7zFormat.txt; ar(5);
 * rpm "Package File Format"; fs/squashfs/squashfs_fs.h of Linux.
 */
final class ArchiveFormats {
    private static final int TAR_SUM = 148;
    private static final int TAR_SUM_LENGTH = 8;
    private static final int TAR_BLOCK = 512;

    static final List<ForeignFormat> ALL = List.of(
            new ForeignFormat("a tar archive", "tar -xf FILE -C FOLDER", ArchiveFormats::isTar),
            new ForeignFormat("a cpio archive", "cpio -idv < FILE", ArchiveFormats::isCpioText),
            new ForeignFormat("a cpio archive", "cpio -idv < FILE", ArchiveFormats::isCpioBinary),
            ForeignFormats.hex("a zip archive", "unzip FILE", "504b0304"),
            ForeignFormats.hex("an empty zip archive", "", "504b0506"),
            ForeignFormats.hex("a 7z archive", "7z x FILE", "377abcaf271c"),
            ForeignFormats.text("a rar archive", "unrar x FILE", "Rar!\u001a\u0007"),
            ForeignFormats.text("an ar archive", "ar x FILE", "!<arch>\n"),
            ForeignFormats.hex("an rpm package", "rpm2cpio FILE", "edabeedb"),
            new ForeignFormat(
                    "a squashfs file system without a partition table",
                    "unsquashfs -d FOLDER FILE",
                    s -> s.has(0, "hsqs") && s.shortAt(28) == 4));

    private ArchiveFormats() {}

    /** The checksum of the first header, which old archives have as well. No boot sector has it. */
    private static boolean isTar(ContentSample sample) {
        long sum = 0;
        for (int i = 0; i < TAR_BLOCK; i++) {
            boolean blank = i >= TAR_SUM && i < TAR_SUM + TAR_SUM_LENGTH;
            sum += blank ? ' ' : sample.at(i);
        }
        return sample.at(0) != 0 && sample.head().limit() >= TAR_BLOCK && sum == octal(sample, TAR_SUM);
    }

    private static long octal(ContentSample sample, int offset) {
        int at = offset;
        while (at < offset + TAR_SUM_LENGTH && sample.at(at) == ' ') {
            at++;
        }
        long value = 0;
        int digits = 0;
        for (; at < offset + TAR_SUM_LENGTH && sample.at(at) >= '0' && sample.at(at) <= '7'; at++) {
            value = value * 8 + sample.at(at) - '0';
            digits++;
        }
        return digits == 0 ? -1 : value;
    }

    private static boolean isCpioText(ContentSample sample) {
        if (!sample.has(0, "07070") || !(sample.at(5) == '1' || sample.at(5) == '2' || sample.at(5) == '7')) {
            return false;
        }
        for (int i = 6; i < 14; i++) {
            if (Character.digit(sample.at(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * Magic number 070707 in either byte order. The name has the length that the header states, and ends in a zero
     * byte.
     */
    private static boolean isCpioBinary(ContentSample sample) {
        boolean little = sample.hasHex(0, "c771");
        if (!little && !sample.hasHex(0, "71c7")) {
            return false;
        }
        int length = little ? sample.shortAt(20) : sample.at(20) << 8 | sample.at(21);
        if (length < 2 || length > 4096) {
            return false;
        }
        for (int i = 0; i < length - 1; i++) {
            if (sample.at(26 + i) < ' ') {
                return false;
            }
        }
        return sample.at(26 + length - 1) == 0;
    }
}
