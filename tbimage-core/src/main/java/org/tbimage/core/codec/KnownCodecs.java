package org.tbimage.core.codec;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Recognizes the formats of the codecs that this project provides, without the codecs. So a program without a codec can
 * name the one to install.
 */
public final class KnownCodecs {
    private static final HexFormat HEX = HexFormat.of();

    /**
     * First bytes of a file, by name of the codec. Sources: RFC 1952, RFC 8878, the .xz file format, the LZ4 frame
     * format.
     */
    private static final Map<String, List<byte[]>> MAGIC = new TreeMap<>(Map.of(
            "gzip", List.of(HEX.parseHex("1f8b08")),
            "zstd", List.of(HEX.parseHex("28b52ffd")),
            "xz", List.of(HEX.parseHex("fd377a585a00")),
            "lz4", List.of(HEX.parseHex("04224d18"), HEX.parseHex("02214c18"))));

    private static final SortedMap<String, String> SUFFIXES =
            new TreeMap<>(Map.of("gzip", "gz", "zstd", "zst", "xz", "xz", "lz4", "lz4"));

    private KnownCodecs() {}

    /** Returns the name of the codec for a file with these first bytes. {@code head} stays unchanged. */
    public static Optional<String> recognize(ByteBuffer head) {
        return MAGIC.entrySet().stream()
                .filter(format -> format.getValue().stream().anyMatch(magic -> begins(head, magic)))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean begins(ByteBuffer head, byte[] magic) {
        return head.remaining() >= magic.length
                && head.slice(head.position(), magic.length).equals(ByteBuffer.wrap(magic));
    }

    /** Returns the file suffixes of these formats, without the dot. */
    public static List<String> suffixes() {
        return List.copyOf(SUFFIXES.values());
    }
}
