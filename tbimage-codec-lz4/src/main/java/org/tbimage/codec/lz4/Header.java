package org.tbimage.codec.lz4;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.jpountz.xxhash.XXHash32;

/** Reads and writes headers of frames. */
final class Header {
    /**
     * Length of our own headers: magic, flags, block size, content size, checksum. Only a header with a dictionary is
     * longer.
     */
    static final int LENGTH = 4 + 1 + 1 + 8 + 1;

    private static final int FLAGS_AND_SIZE = 2;
    private static final int CHECKSUM = 1;

    private Header() {}

    /** Writes our own header at the position of a little-endian buffer. */
    static void write(Descriptor descriptor, ByteBuffer frame, XXHash32 hash) {
        frame.putInt(FrameFormat.MAGIC);
        int start = frame.position();
        frame.put(Flags.of(descriptor));
        frame.put(descriptor.blockSize().descriptor());
        frame.putLong(descriptor.contentSize());
        frame.put(checksum(frame, start, frame.position() - start, hash));
    }

    /** Reads the bytes after the magic number. */
    static Descriptor read(Input input, XXHash32 hash) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(LENGTH + Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(input.take(FLAGS_AND_SIZE));
        byte flags = bytes.get(0);
        bytes.put(input.take(Flags.lengthOfOptionalFields(flags) + CHECKSUM));
        int length = bytes.position() - CHECKSUM;
        if (bytes.get(length) != checksum(bytes, 0, length, hash)) {
            throw input.damaged("the header of the frame is damaged");
        }
        // the checksum is right, so an unknown flag is an unsupported feature, not damage
        String feature = Flags.unsupportedFeature(flags);
        if (feature != null) {
            throw input.unsupported(feature, Flags.dictionary(flags) ? "lz4 -dc -D DICTIONARY" : "lz4 -dc");
        }
        BlockSize blockSize = BlockSize.of(bytes.get(1));
        if (blockSize == null) {
            throw input.unsupported("unknown size of blocks in the frame's header", "lz4 -dc");
        }
        return Flags.read(flags, blockSize, Flags.sized(flags) ? bytes.getLong(FLAGS_AND_SIZE) : 0);
    }

    private static byte checksum(ByteBuffer bytes, int start, int length, XXHash32 hash) {
        return (byte) (hash.hash(bytes, start, length, FrameFormat.SEED) >>> Byte.SIZE);
    }
}
