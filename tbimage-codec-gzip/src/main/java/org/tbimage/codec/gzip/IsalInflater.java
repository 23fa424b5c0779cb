package org.tbimage.codec.gzip;

import java.nio.ByteBuffer;
import org.tbimage.codec.gzip.library.DirectCopy;
import org.tbimage.codec.gzip.library.IsalState;

/** Decompresses with ISA-L. */
final class IsalInflater implements RawInflater {
    private final DirectCopy source = new DirectCopy();
    private final DirectCopy result = new DirectCopy();
    private final IsalState state = new IsalState();

    @Override
    public boolean inflate(ByteBuffer member, ByteBuffer content) {
        ByteBuffer written = result.roomFor(content);
        int answer = state.decompress(source.of(member), written);
        if (answer != IsalState.OK || state.written() != content.remaining()) {
            return false;
        }
        DirectCopy.bring(written, content.remaining(), content.duplicate());
        member.position(member.limit() - state.unread());
        return true;
    }

    @Override
    public void close() {
        state.close();
        source.close();
        result.close();
    }
}
