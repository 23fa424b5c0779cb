package org.tbimage.core.content;

import java.util.List;

/**
 * Compressed files. Inside an image, they mean that the disk was compressed twice. Sources: RFC 1952, RFC 8878, the
 * .xz, .lzma, LZ4 frame, lzip, 7z and Snappy framing format specifications; file/magic of bzip2, lzop, lrzip and
 * compress.
 */
final class CompressionFormats {
    private static final String SUFFIX = " FILE > DISK";

    static final List<ForeignFormat> ALL = List.of(
            // method deflate, no reserved flag, and an effort value that compressors write
            new ForeignFormat(
                    "gzip-compressed",
                    tool("gzip -dc"),
                    s -> s.hasHex(0, "1f8b08")
                            && (s.at(3) & 0xE0) == 0
                            && (s.at(8) == 0 || s.at(8) == 2 || s.at(8) == 4)),
            ForeignFormats.hex("zstd-compressed", tool("zstd -dc"), "28b52ffd"),
            // versions 0.5 to 0.7 of the format
            new ForeignFormat(
                    "compressed with an old zstd",
                    tool("zstd -dc"),
                    s -> s.hasHex(1, "b52ffd") && s.at(0) >= 0x25 && s.at(0) <= 0x27),
            ForeignFormats.hex("xz-compressed", tool("xz -dc"), "fd377a585a00"),
            ForeignFormats.hex("lz4-compressed", tool("lz4 -dc"), "04224d18"),
            ForeignFormats.hex("lz4-compressed (legacy)", tool("lz4 -dc"), "02214c18"),
            new ForeignFormat(
                    "bzip2-compressed",
                    tool("bzip2 -dc"),
                    s -> s.has(0, "BZh")
                            && s.at(3) >= '1'
                            && s.at(3) <= '9'
                            && (s.hasHex(4, "314159265359") || s.hasHex(4, "177245385090"))),
            ForeignFormats.hex("lzop-compressed", tool("lzop -dc"), "894c5a4f000d0a1a0a"),
            ForeignFormats.hex("lzip-compressed", tool("lzip -dc"), "4c5a495001"),
            ForeignFormats.text("lrzip-compressed", "lrzip -d -o DISK FILE", "LRZI\0"),
            new ForeignFormat("lzma-compressed", tool("xz -dc --format=lzma"), CompressionFormats::isLzma),
            ForeignFormats.hex("snappy-compressed", "", "ff060000734e61507059"),
            new ForeignFormat(
                    "compressed with compress",
                    tool("gzip -dc"),
                    s -> s.hasHex(0, "1f9d")
                            && (s.at(2) & 0x60) == 0
                            && (s.at(2) & 0x1F) >= 9
                            && (s.at(2) & 0x1F) <= 16));

    private CompressionFormats() {}

    private static String tool(String command) {
        return command + SUFFIX;
    }

    /**
     * The properties that tools write, a dictionary size that is a power of two, and a size that is unknown or below
     * 256 GiB.
     */
    private static boolean isLzma(ContentSample sample) {
        int dictionary = sample.intAt(1);
        int high = sample.intAt(9);
        return sample.at(0) == 0x5D
                && dictionary >= 1 << 12
                && Integer.bitCount(dictionary) == 1
                && ((high == 0 && sample.intAt(5) != 0) || (high == -1 && sample.intAt(5) == -1));
    }
}
