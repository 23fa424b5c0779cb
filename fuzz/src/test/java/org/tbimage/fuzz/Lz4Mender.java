package org.tbimage.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.jpountz.xxhash.XXHash32;
import net.jpountz.xxhash.XXHashFactory;

/** Puts the checksums of the first lz4 frame's header and of its blocks right; that of the content stays as it is. */
final class Lz4Mender {
    private static final XXHash32 HASH = XXHashFactory.safeInstance().hash32();
    private static final int MAGIC = 0x184D2204;
    private static final int FLAGS = 4;
    private static final int SIZED = 8;
    private static final int BLOCK_CHECKSUMS = 16;
    private static final int LENGTH = 0x7FFFFFFF;

    private Lz4Mender() {}

    /** A mended copy. */
    static byte[] mend(byte[] file) {
        byte[] mended = file.clone();
        ByteBuffer buffer = ByteBuffer.wrap(mended).order(ByteOrder.LITTLE_ENDIAN);
        if (file.length > FLAGS + 2 && buffer.getInt(0) == MAGIC) {
            int length = 2 + ((file[FLAGS] & SIZED) == 0 ? 0 : Long.BYTES);
            if (FLAGS + length < file.length) {
                buffer.position(FLAGS + length);
                buffer.put((byte) (HASH.hash(mended, FLAGS, length, 0) >>> Byte.SIZE));
                mendBlocks(mended, buffer, (file[FLAGS] & BLOCK_CHECKSUMS) != 0);
            }
        }
        return mended;
    }

    private static void mendBlocks(byte[] mended, ByteBuffer blocks, boolean checksums) {
        while (checksums && blocks.remaining() >= Integer.BYTES) {
            int length = blocks.getInt() & LENGTH;
            if (length == 0 || length > blocks.remaining() - Integer.BYTES) {
                return;
            }
            int start = blocks.position();
            blocks.position(start + length);
            blocks.putInt(HASH.hash(mended, start, length, 0));
        }
    }
}
