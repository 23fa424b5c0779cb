package org.tbimage.core.image;

import org.tbimage.store.Encoding;

/**
 * The words of a chunk table. It is ASCII text of lines that end in a line feed; the fields of a line are separated by
 * one space; numbers are decimal, digests and checksums lower-case hex:
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
 * <p>The first three lines come once, then a line for each pack, numbered from 0, then the chunks in order of their
 * offsets, which cover the device without a gap. {@code bad} lines follow the {@code unreadable} chunk they belong to. A
 * {@code zero} line is a run: COUNT equal frames end to end, each of which expands to CONTENT-LENGTH zeros; or a run for
 * which no frame is stored. AT is the place of the chunk in what its frame expands to.
 */
final class TableFormat {
    static final String TITLE = "tbimage-chunks";
    static final int VERSION = 1;
    static final String DEVICE_SIZE = "device-size";
    static final String CHUNK_SIZE = "chunk-size";
    static final String PACK = "pack";
    static final String ZERO = "zero";
    static final String DATA = "data";
    static final String UNREADABLE = "unreadable";
    static final String BAD = "bad";
    static final String END = "end";
    static final String NO_DIGEST = "-";

    /** How many lines come before the first pack. */
    static final int LINES_BEFORE_PACKS = 3;

    /** Longest line that is read, in bytes, its line feed included; keys are the longest part. */
    static final int MAX_LINE = 4096;

    /** Most bad ranges of a chunk: every other sector of the longest. */
    static final int MAX_BAD_RANGES = Encoding.MAX_CHUNK / 512 / 2;

    /** Most packs that a table may name. */
    static final int MAX_PACKS = 1 << 16;

    private TableFormat() {}
}
