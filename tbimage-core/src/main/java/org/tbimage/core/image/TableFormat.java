package org.tbimage.core.image;

import org.tbimage.store.Encoding;

/**
 * The format of a chunk table. It is ASCII text in lines that end in a line feed. The fields of a line are separated by
 * one space. Numbers are decimal. Digests and checksums are lower-case hex.
 *
 * <pre>
 * tbimage-chunks 1
 * device-size BYTES
 * chunk-size BYTES
 * pack NUMBER KEY
 * zero OFFSET LENGTH - PACK FRAME-OFFSET FRAME-LENGTH CRC32C CONTENT-LENGTH COUNT
 * zero OFFSET LENGTH
 * data OFFSET LENGTH SHA256 PACK FRAME-OFFSET FRAME-LENGTH CRC32C CONTENT-LENGTH AT
 * unreadable OFFSET LENGTH SHA256 PACK FRAME-OFFSET FRAME-LENGTH CRC32C CONTENT-LENGTH AT
 * bad OFFSET LENGTH
 * end
 * </pre>
 *
 * <p>The first three lines occur once. One line for each pack follows, numbered from 0. Then come the chunks in
 * ascending order of their offsets, and they cover the device without a gap. Version 2 has no lines for packs, since the
 * manifest lists them, and is compressed in {@linkplain TableBlocks blocks}. {@code bad} lines follow the {@code
 * unreadable} chunk that they belong to. A {@code zero} line is a run of zero chunks. It names COUNT equal frames end
 * to end, each of which decodes to CONTENT-LENGTH zeros; or it has no frames. AT is the offset of the chunk in the
 * decoded content of its frame.
 */
final class TableFormat {
    static final String TITLE = "tbimage-chunks";
    /** Highest version that this program reads. */
    static final int VERSION = 2;

    static final int VERSION_OF_SELF_CONTAINED = 1;

    static final String DEVICE_SIZE = "device-size";
    static final String CHUNK_SIZE = "chunk-size";
    static final String PACK = "pack";
    static final String ZERO = "zero";
    static final String DATA = "data";
    static final String UNREADABLE = "unreadable";
    static final String BAD = "bad";
    static final String END = "end";
    static final String NO_DIGEST = "-";

    /** Number of lines before the first pack. */
    static final int LINES_BEFORE_PACKS = 3;

    /** Maximum length of a line, in bytes, with its line feed. Keys are the longest part. */
    static final int MAX_LINE = 4096;

    /** Maximum number of bad ranges in a chunk: every second sector of the longest chunk. */
    static final int MAX_BAD_RANGES = Encoding.MAX_CHUNK / 512 / 2;

    /** Maximum number of packs in a table. */
    static final int MAX_PACKS = 1 << 16;

    private TableFormat() {}
}
