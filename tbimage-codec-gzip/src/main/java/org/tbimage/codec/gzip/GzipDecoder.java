package org.tbimage.codec.gzip;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import org.tbimage.codec.CorruptFrameException;
import org.tbimage.codec.FrameDecoder;
import org.tbimage.codec.UnsupportedFrameException;

/** Decodes one member into a chunk of known length. */
final class GzipDecoder implements FrameDecoder {
    private final RawInflater inflater;
    private final JdkInflater lastWord = new JdkInflater();
    private final CRC32 crc = new CRC32();

    /** Takes ownership of the inflater. */
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
            // The fast libraries report no reason and no offset. The JDK does, so it decodes rejected data again.
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
            // The JDK reports the damage next, unless the two libraries disagree.
            return false;
        }
    }

    private void check(BufferInput bytes, ByteBuffer member, ByteBuffer content) throws CorruptFrameException {
        crc.reset();
        crc.update(content.duplicate());
        MemberTrailer.check(bytes, crc, content.remaining());
        if (member.hasRemaining()) {
            throw Corruption.at(member.position(), "other bytes follow the member");
        }
    }
}
