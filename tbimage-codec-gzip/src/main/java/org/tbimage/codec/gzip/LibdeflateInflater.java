package org.tbimage.codec.gzip;

import java.nio.ByteBuffer;
import org.tbimage.codec.gzip.library.DirectCopy;
import org.tbimage.codec.gzip.library.Libdeflate;

/** Decompresses with libdeflate. */
final class LibdeflateInflater implements RawInflater {
    private final DirectCopy source = new DirectCopy();
    private final DirectCopy result = new DirectCopy();
    private final long[] used = new long[2];
    private long decompressor = Libdeflate.newDecompressor();

    @Override
    public boolean inflate(ByteBuffer member, ByteBuffer content) {
        if (decompressor == 0) {
            throw new IllegalStateException("the decompressor is closed");
        }
        ByteBuffer written = result.roomFor(content);
        int answer = Libdeflate.decompress(decompressor, source.of(member), written, used);
        if (answer != Libdeflate.SUCCESS || used[1] != content.remaining()) {
            return false;
        }
        DirectCopy.bring(written, content.remaining(), content.duplicate());
        member.position(member.position() + (int) used[0]);
        return true;
    }

    @Override
    public void close() {
        if (decompressor != 0) {
            Libdeflate.freeDecompressor(decompressor);
            decompressor = 0;
        }
        source.close();
        result.close();
    }
}
