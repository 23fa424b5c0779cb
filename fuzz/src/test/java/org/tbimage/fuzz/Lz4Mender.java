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
        ByteBuffer mended = ByteBuffer.wrap(file.clone()).order(ByteOrder.LITTLE_ENDIAN);
        if (file.length > FLAGS + 2 && mended.getInt(0) == MAGIC) {
            int length = 2 + ((file[FLAGS] & SIZED) == 0 ? 0 : Long.BYTES);
            if (FLAGS + length < file.length) {
                mended.put(FLAGS + length, (byte) (HASH.hash(mended.array(), FLAGS, length, 0) >>> Byte.SIZE));
                mended.position(FLAGS + length + 1);
                mendBlocks(mended, (file[FLAGS] & BLOCK_CHECKSUMS) != 0);
            }
        }
        return mended.array();
    }

    private static void mendBlocks(ByteBuffer file, boolean checksums) {
        while (checksums && file.remaining() >= Integer.BYTES) {
            int length = file.getInt() & LENGTH;
            if (length == 0 || length > file.remaining() - Integer.BYTES) {
                return;
            }
            int start = file.position();
            file.position(start + length);
            file.putInt(HASH.hash(file.array(), start, length, 0));
        }
    }
}
