package org.tbimage.codec.gzip;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.tbimage.codec.FrameEncoder;

/** Creates members without name and time, so that equal chunks give equal frames on every day and machine. */
final class GzipEncoder implements FrameEncoder {
    private final RawDeflater deflater;
    private final CRC32 crc = new CRC32();
    private final byte extraFlags;

    /** Takes ownership of the deflater, which has the given level. */
    GzipEncoder(int level, RawDeflater deflater) {
        this.deflater = deflater;
        this.extraFlags = extraFlags(level);
    }

    @Override
    public void encode(ByteBuffer chunk, ByteBuffer frame) {
        int bound = MemberFormat.maxLength(chunk.remaining());
        if (frame.remaining() < bound) {
            throw new BufferOverflowException();
        }
        ByteBuffer member = frame.slice(frame.position(), bound).order(ByteOrder.LITTLE_ENDIAN);
        putHeader(member);
        putBody(chunk, member);
        putTrailer(chunk, member);
        chunk.position(chunk.limit());
        frame.position(frame.position() + member.position());
    }

    @Override
    public void close() {
        deflater.close();
    }

    private void putHeader(ByteBuffer member) {
        member.put((byte) MemberFormat.ID1).put((byte) MemberFormat.ID2).put((byte) MemberFormat.DEFLATE);
        byte flags = 0;
        int time = 0;
        member.put(flags).putInt(time);
        member.put(extraFlags).put((byte) MemberFormat.UNKNOWN_SYSTEM);
    }

    private void putBody(ByteBuffer chunk, ByteBuffer member) {
        int start = member.position();
        member.limit(member.limit() - MemberFormat.TRAILER_LENGTH);
        if (!deflater.deflate(chunk, member)) {
            StoredBlocks.put(chunk.duplicate(), member.position(start));
        }
        member.limit(member.capacity());
    }

    private void putTrailer(ByteBuffer chunk, ByteBuffer member) {
        crc.reset();
        crc.update(chunk.duplicate());
        member.putInt((int) crc.getValue()).putInt(chunk.remaining());
    }

    private static byte extraFlags(int level) {
        return switch (level) {
            case Deflater.BEST_SPEED -> MemberFormat.FASTEST;
            case Deflater.BEST_COMPRESSION -> MemberFormat.SMALLEST;
            default -> 0;
        };
    }
}
