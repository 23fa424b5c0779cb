package org.tbimage.codec.gzip;

import java.io.Closeable;
import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.tbimage.codec.FrameListener;

/** Decodes the members of a file one after another. */
final class MemberReader implements Closeable {
    private final StreamInput bytes;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final FrameListener frames;
    private long expanded;
    private boolean ended;

    /** Begins after the header of the first member. */
    MemberReader(StreamInput bytes, FrameListener frames) {
        this.bytes = bytes;
        this.frames = frames;
    }

    /**
     * Decodes some bytes.
     *
     * @param target receives the bytes
     * @param offset index of the first byte in {@code target}
     * @param length maximum number of bytes, 1 or more
     * @return the number of bytes, 1 or more; -1 at the end of the file
     */
    int read(byte[] target, int offset, int length) throws IOException {
        int count = 0;
        while (count == 0 && !ended) {
            count = inflate(target, offset, length);
            crc.update(target, offset, count);
            if (inflater.finished()) {
                finishMember();
            }
        }
        return count == 0 ? -1 : count;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        bytes.close();
    }

    private int inflate(byte[] target, int offset, int length) throws IOException {
        if (inflater.needsInput()) {
            bytes.require();
            inflater.setInput(bytes.piece());
        }
        try {
            return inflater.inflate(target, offset, length);
        } catch (DataFormatException e) {
            throw Corruption.at(bytes.offset(), "not deflate data", e);
        }
    }

    private void finishMember() throws IOException {
        MemberTrailer.check(bytes, crc, inflater.getBytesWritten());
        expanded += inflater.getBytesWritten();
        crc.reset();
        inflater.reset();
        ended = !beginMember();
    }

    /** {@return whether there is another member} */
    private boolean beginMember() throws IOException {
        if (!bytes.fill()) {
            return false;
        }
        if (bytes.piece().get(bytes.piece().position()) == 0) {
            skipPadding();
            return false;
        }
        frames.frameStarts(bytes.offset(), expanded);
        MemberHeader.read(bytes);
        return true;
    }

    /** Skips zeros at the end of a tape or block device, as gzip does. */
    private void skipPadding() throws IOException {
        while (bytes.fill()) {
            if (bytes.next() != 0) {
                throw Corruption.at(bytes.offset() - 1, "other bytes follow the members");
            }
        }
    }
}
