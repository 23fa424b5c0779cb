package org.tbimage.fuzz;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a frame of zstd lies in a file.
 *
 * @param header what stands there
 * @param start of what follows the magic number
 * @param end behind its last block; there may be a checksum
 * @param largestBlock content of a block that is not compressed, in bytes
 */
record ZstdFrame(ZstdHeader header, int start, int end, int largestBlock) {
    static final int MAGIC = 0xFD2FB528;
    private static final int SKIPPABLE = 0x184D2A50;
    private static final int SKIPPABLE_MASK = 0xFFFFFFF0;
    private static final int COMPRESSED = 2;

    /** All up to the first that is cut, or is none; the little-endian file is then behind them. */
    static List<ZstdFrame> all(ByteBuffer file) {
        List<ZstdFrame> frames = new ArrayList<>();
        while (file.remaining() >= 2 * Integer.BYTES) {
            int magic = file.getInt();
            if ((magic & SKIPPABLE_MASK) == SKIPPABLE) {
                long length = Integer.toUnsignedLong(file.getInt());
                file.position((int) Math.min(file.position() + length, file.limit()));
            } else if (magic != MAGIC || !read(file).map(frames::add).orElse(false)) {
                return frames;
            }
        }
        return frames;
    }

    private static Optional<ZstdFrame> read(ByteBuffer file) {
        int start = file.position();
        ZstdHeader header = ZstdHeader.of(file.get(start));
        if (file.remaining() < header.length()) {
            return Optional.empty();
        }
        file.position(start + header.length());
        int largest = 0;
        while (file.remaining() >= 3) {
            int block = Short.toUnsignedInt(file.getShort()) | (Byte.toUnsignedInt(file.get()) << Short.SIZE);
            int type = (block >> 1) & 3;
            int length = type == 1 ? 1 : block >> 3; // one byte, so many times
            if (length > file.remaining()) {
                return Optional.empty();
            }
            largest = type == COMPRESSED ? largest : Math.max(largest, block >> 3);
            file.position(file.position() + length);
            if ((block & 1) != 0) {
                return end(file, new ZstdFrame(header, start, file.position(), largest));
            }
        }
        return Optional.empty();
    }

    private static Optional<ZstdFrame> end(ByteBuffer file, ZstdFrame frame) {
        int checksum = frame.header().checksumLength();
        if (file.remaining() < checksum) {
            return Optional.empty();
        }
        file.position(frame.end() + checksum);
        return Optional.of(frame);
    }

    /** Whether a block is larger than a frame of such a window may have. */
    boolean isOverWindow(ByteBuffer file) {
        return largestBlock > header.window(file, start);
    }
}
