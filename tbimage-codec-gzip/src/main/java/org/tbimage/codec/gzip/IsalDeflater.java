package org.tbimage.codec.gzip;

import java.nio.ByteBuffer;
import org.tbimage.codec.gzip.library.DirectCopy;
import org.tbimage.codec.gzip.library.IsalStream;

/** Compresses with ISA-L. */
final class IsalDeflater implements RawDeflater {
    private final DirectCopy source = new DirectCopy();
    private final DirectCopy result = new DirectCopy();
    private final IsalStream stream;

    IsalDeflater(int level, int levelMemory) {
        this.stream = new IsalStream(level, levelMemory);
    }

    @Override
    public boolean deflate(ByteBuffer content, ByteBuffer target) {
        ByteBuffer written = result.roomFor(target);
        int answer = stream.compress(source.of(content), written);
        if (answer == IsalStream.OVERFLOW) {
            return false;
        }
        if (answer != IsalStream.OK) {
            throw new IllegalStateException(IsalStream.FILE + " cannot compress: it returns " + answer);
        }
        DirectCopy.bring(written, stream.written(), target);
        return true;
    }

    @Override
    public void close() {
        stream.close();
        source.close();
        result.close();
    }
}
