package org.tbimage.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/**
 * Puts the checksums of an xz file's headers right: those of the first stream and its first block, and those of the
 * last index and footer. So filters, sizes and records are tried that the file's maker could never have written.
 */
final class XzMender {
    private static final int STREAM_HEADER = 12;
    private static final int FOOTER = 12;
    private static final int FLAGS = 6;

    private final byte[] bytes;
    private final ByteBuffer file;

    private XzMender(byte[] bytes) {
        this.bytes = bytes;
        this.file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A mended copy. */
    static byte[] mend(byte[] file) {
        XzMender mender = new XzMender(file.clone());
        if (file.length > STREAM_HEADER + FOOTER) {
            mender.mendHeaders();
            mender.mendEnd();
        }
        return mender.bytes;
    }

    private void mendHeaders() {
        seal(FLAGS, 2, FLAGS + 2);
        int length = (Byte.toUnsignedInt(file.get(STREAM_HEADER)) + 1) * Integer.BYTES;
        if (length > Integer.BYTES && STREAM_HEADER + length <= file.limit()) {
            seal(STREAM_HEADER, length - Integer.BYTES, STREAM_HEADER + length - Integer.BYTES);
        }
    }

    private void mendEnd() {
        int footer = file.limit() - FOOTER;
        seal(footer + Integer.BYTES, FLAGS, footer);
        long index = footer - (Integer.toUnsignedLong(file.getInt(footer + Integer.BYTES)) + 1) * Integer.BYTES;
        if (index >= STREAM_HEADER) {
            int length = footer - Integer.BYTES - (int) index;
            seal((int) index, length, footer - Integer.BYTES);
        }
    }

    private void seal(int start, int length, int at) {
        CRC32 crc = new CRC32();
        crc.update(bytes, start, length);
        file.putInt(at, (int) crc.getValue());
    }
}
