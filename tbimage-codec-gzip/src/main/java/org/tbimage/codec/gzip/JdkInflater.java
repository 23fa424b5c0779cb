package org.tbimage.codec.gzip;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.tbimage.codec.CorruptFrameException;

/** Expands by the JDK, which alone can tell what is wrong with data, and where. */
final class JdkInflater implements RawInflater {
    private final Inflater inflater = new Inflater(true);
    private final byte[] oneMore = new byte[1];

    @Override
    public boolean inflate(ByteBuffer member, ByteBuffer content) {
        try {
            expand(member, content);
            return true;
        } catch (CorruptFrameException e) {
            // Whoever wants to know the reason asks below.
            return false;
        }
    }

    /**
     * As {@link #inflate}, with a reason.
     *
     * @param member the data begins at its position, and anything may follow. Its position is then behind the data
     * @param content what remains of it is filled, and never exceeded; left where it is
     * @throws CorruptFrameException if the data is damaged, or does not fill the content exactly
     */
    void expand(ByteBuffer member, ByteBuffer content) throws CorruptFrameException {
        try {
            inflater.setInput(member);
            boolean full = fill(content.duplicate());
            // Only now, asked for one byte more, zlib sees the end of the data.
            if (inflater.inflate(oneMore) != 0) {
                throw Corruption.at(member.position(), "the member expands to more than the chunk");
            }
            if (!inflater.finished()) {
                throw Corruption.at(member.position(), "the member is cut");
            }
            if (!full) {
                throw Corruption.at(member.position(), "the member expands to less than the chunk");
            }
        } catch (DataFormatException e) {
            throw Corruption.at(member.position(), "no deflate data", e);
        } finally {
            // Also lets go of the buffer.
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
