package org.tbimage.codec.lz4;

/**
 * The numbers of the lz4 frame format, all of them little-endian:
 *
 * <pre>
 * frame      magic 4, descriptor, blocks, end mark 4 (zero), content checksum 4 or none
 * descriptor flags 1, block size 1, content size 8 or none, dictionary 4 or none, header checksum 1
 * block      length 4 (highest bit set: stored as it is), bytes, block checksum 4 or none
 * skippable  magic 4 (one of sixteen), length 4, bytes
 * legacy     magic 4, blocks of length 4 and bytes, up to the end of the file or another magic number
 * </pre>
 *
 * <p>Checksums are XXH32 with seed 0; that of the descriptor is the second byte of it. A block expands to what the
 * block size says or less; a legacy one to 8 MiB, and only the last to less.
 *
 * @see <a href="https://github.com/lz4/lz4/blob/dev/doc/lz4_Frame_format.md">the specification</a>
 */
final class FrameFormat {
    static final int MAGIC = 0x184D2204;
    static final int LEGACY_MAGIC = 0x184C2102;
    static final int SKIPPABLE_MAGIC = 0x184D2A50;
    static final int SKIPPABLE_MASK = 0xFFFFFFF0;

    static final int END_MARK = 0;
    static final int STORED = 1 << 31;
    static final int SEED = 0;

    /** How far back linked blocks refer. */
    static final int HISTORY = 64 << 10;

    static final int LEGACY_BLOCK = 8 << 20;

    private FrameFormat() {}
}
