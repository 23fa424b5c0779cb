package org.tbimage.codec.gzip;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.tbimage.codec.CorruptFrameException;

/** Decompresses with the JDK. Only the JDK reports what is wrong with data, and where. */
final class JdkInflater implements RawInflater {
    private final Inflater inflater = new Inflater(true);
    private final byte[] oneMore = new byte[1];

    @Override
    public boolean inflate(ByteBuffer member, ByteBuffer content) {
        try {
            expand(member, content);
            return true;
        } catch (CorruptFrameException e) {
            // expand reports the reason.
            return false;
        }
    }

    /**
     * Works like {@link #inflate}, but throws with a reason.
     *
     * @param member the deflate data, from its position on; other bytes may follow. Its position is after the data
     *     afterwards
     * @param content its remaining bytes are filled, and never exceeded; its position stays unchanged
     * @throws CorruptFrameException if the data is damaged, or does not fill the content exactly
     */
    void expand(ByteBuffer member, ByteBuffer content) throws CorruptFrameException {
        try {
            inflater.setInput(member);
            boolean full = fill(content.duplicate());
            // zlib detects the end of the data only when one more byte is requested.
            if (inflater.inflate(oneMore) != 0) {
                throw Corruption.at(member.position(), "the content of the member is longer than the chunk");
            }
            if (!inflater.finished()) {
                throw Corruption.at(member.position(), "the member is truncated");
            }
            if (!full) {
                throw Corruption.at(member.position(), "the content of the member is shorter than the chunk");
            }
        } catch (DataFormatException e) {
            throw Corruption.at(member.position(), "not deflate data", e);
        } finally {
            // Also releases the reference to the buffer.
            inflater.reset();
        }
    }

    @Override
    public void close() {
        inflater.end();
    }

    private boolean fill(ByteBuffer content) throws DataFormatException {
        int count;
        do {
            count = content.hasRemaining() ? inflater.inflate(content) : 0;
        } while (count > 0);
        return !content.hasRemaining();
    }
}
