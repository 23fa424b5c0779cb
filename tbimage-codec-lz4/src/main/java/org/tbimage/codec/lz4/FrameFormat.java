package org.tbimage.codec.lz4;

/**
 * The lz4 frame format. All numbers are little-endian:
 *
 * <pre>
 * frame      magic 4, descriptor, blocks, end mark 4 (zero), content checksum 4 or none
 * descriptor flags 1, block size 1, content size 8 or none, dictionary 4 or none, header checksum 1
 * block      length 4 (highest bit set: stored), bytes, block checksum 4 or none
 * skippable  magic 4 (one of sixteen), length 4, bytes
 * legacy     magic 4, blocks of length 4 and bytes, up to the end of the file or another magic number
 * </pre>
 *
 * <p>Checksums are XXH32 with seed 0. The header checksum is the second byte of an XXH32. The content of a block is at
 * most as long as the block size. The content of a legacy block has 8 MiB, except in the last block.
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

    /** Maximum distance that linked blocks refer back, in bytes. */
    static final int HISTORY = 64 << 10;

    static final int LEGACY_BLOCK = 8 << 20;

    private FrameFormat() {}
}
