package org.tbimage.codec.gzip;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import org.tbimage.codec.CorruptFrameException;
import org.tbimage.codec.FrameDecoder;
import org.tbimage.codec.UnsupportedFrameException;

/** Expands one member into a chunk of known length. */
final class GzipDecoder implements FrameDecoder {
    private final RawInflater inflater;
    private final JdkInflater lastWord = new JdkInflater();
    private final CRC32 crc = new CRC32();

    /** Closes the inflater with itself. */
    GzipDecoder(RawInflater inflater) {
        this.inflater = inflater;
    }

    @Override
    public void decode(ByteBuffer frame, ByteBuffer chunk) throws CorruptFrameException, UnsupportedFrameException {
        ByteBuffer member = frame.slice();
        BufferInput bytes = new BufferInput(member);
        MemberHeader.read(bytes);
        int start = member.position();
        if (!inflater.inflate(member, chunk) || !isRight(bytes, member, chunk)) {
            // Quick libraries hardly tell what is wrong, and none where; the JDK's can, so it looks at what they
            // refuse.
            lastWord.expand(member.position(start), chunk);
            check(bytes, member, chunk);
        }
        frame.position(frame.limit());
        chunk.position(chunk.limit());
    }

    @Override
    public void close() {
        lastWord.close();
        inflater.close();
    }

    private boolean isRight(BufferInput bytes, ByteBuffer member, ByteBuffer content) {
        try {
            check(bytes, member, content);
            return true;
        } catch (CorruptFrameException e) {
            // Thrown again by the JDK's turn, unless the library read the data in another way than the JDK does.
            return false;
        }
    }

    private void check(BufferInput bytes, ByteBuffer member, ByteBuffer content) throws CorruptFrameException {
        crc.reset();
        crc.update(content.duplicate());
        MemberTrailer.check(bytes, crc, content.remaining());
        if (member.hasRemaining()) {
            throw Corruption.at(member.position(), "something follows the member");
        }
    }
}
