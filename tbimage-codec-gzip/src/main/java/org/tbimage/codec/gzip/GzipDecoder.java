package org.tbimage.codec.gzip;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.tbimage.codec.CorruptFrameException;
import org.tbimage.codec.FrameDecoder;

/** Expands one member into a chunk of known length. */
final class GzipDecoder implements FrameDecoder {
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] oneMore = new byte[1];

    @Override
    public void decode(ByteBuffer frame, ByteBuffer chunk) throws CorruptFrameException {
        ByteBuffer member = frame.slice();
        BufferBytes bytes = new BufferBytes(member);
        MemberHeader.read(bytes);
        inflate(member, chunk.duplicate());
        crc.reset();
        crc.update(chunk.duplicate());
        MemberTrailer.check(bytes, crc, chunk.remaining());
        if (member.hasRemaining()) {
            throw Corruption.at(member.position(), "something follows the member");
        }
        frame.position(frame.limit());
        chunk.position(chunk.limit());
    }

    @Override
    public void close() {
        inflater.end();
    }

    private void inflate(ByteBuffer member, ByteBuffer content) throws CorruptFrameException {
        try {
            inflater.setInput(member);
            fill(content);
            // Only now, asked for one byte more, zlib sees the end of the data.
            if (inflater.inflate(oneMore) != 0) {
                throw Corruption.at(member.position(), "the member expands to more than the chunk");
            }
            if (!inflater.finished()) {
                throw Corruption.at(member.position(), "the member is cut");
            }
            if (content.hasRemaining()) {
                throw Corruption.at(member.position(), "the member expands to less than the chunk");
            }
        } catch (DataFormatException e) {
            throw Corruption.at(member.position(), "no deflate data", e);
        } finally {
            // Also lets go of the buffer.
            inflater.reset();
        }
    }

    private void fill(ByteBuffer content) throws DataFormatException {
        int count;
        do {
            count = content.hasRemaining() ? inflater.inflate(content) : 0;
        } while (count > 0);
    }
}
