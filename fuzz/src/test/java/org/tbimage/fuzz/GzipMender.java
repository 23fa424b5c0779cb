package org.tbimage.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Puts checksums and lengths of gzip members right, so that an input that was changed is not refused for these alone. */
final class GzipMender {
    private static final int FIXED = 10;
    private static final int TRAILER = 8;
    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    /** Name and comment. */
    private static final int[] TEXTS = {8, 16};

    private final byte[] bytes;
    private final ByteBuffer file;

    private GzipMender(byte[] bytes) {
        this.bytes = bytes;
        this.file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A copy whose members are right up to the first that can't be expanded. */
    static byte[] mend(byte[] file) {
        GzipMender mender = new GzipMender(file.clone());
        boolean more = true;
        while (more) {
            more = mender.mendMember();
        }
        return mender.bytes;
    }

    private boolean mendMember() {
        return passHeader() && passBody();
    }

    private boolean passHeader() {
        int start = file.position();
        if (file.remaining() < FIXED + 2) {
            return false;
        }
        int flags = file.get(start + 3);
        file.position(start + FIXED);
        if ((flags & EXTRA) != 0) {
            int length = Short.toUnsignedInt(file.getShort());
            file.position(file.position() + Math.min(length, file.remaining()));
        }
        for (int text : TEXTS) {
            if ((flags & text) != 0) {
                passText();
            }
        }
        if ((flags & HEADER_CRC) != 0 && file.remaining() >= Short.BYTES) {
            file.putShort((short) crc(start, file.position() - start));
        }
        return true;
    }

    private void passText() {
        while (file.hasRemaining() && file.get() != 0) {
            // its end is looked for
        }
    }

    private boolean passBody() {
        Inflater inflater = new Inflater(true);
        try {
            CRC32 crc = new CRC32();
            inflater.setInput(file);
            byte[] content = new byte[1 << 13];
            int count;
            do {
                count = inflater.inflate(content);
                crc.update(content, 0, count);
            } while (count > 0 && inflater.getBytesWritten() <= Expanded.LIMIT);
            if (!inflater.finished() || file.remaining() < TRAILER) {
                return false;
            }
            file.putInt((int) crc.getValue()).putInt((int) inflater.getBytesWritten());
            return true;
        } catch (DataFormatException e) {
            return false; // no deflate data, so it has no checksum either
        } finally {
            inflater.end();
        }
    }

    private long crc(int start, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, start, length);
        return crc.getValue();
    }
}
