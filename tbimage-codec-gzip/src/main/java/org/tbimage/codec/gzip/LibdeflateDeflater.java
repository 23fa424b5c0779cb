package org.tbimage.codec.gzip;

import java.nio.ByteBuffer;
import org.tbimage.codec.gzip.library.DirectCopy;
import org.tbimage.codec.gzip.library.Libdeflate;

/** Compresses with libdeflate. */
final class LibdeflateDeflater implements RawDeflater {
    private final DirectCopy source = new DirectCopy();
    private final DirectCopy result = new DirectCopy();
    private long compressor;

    LibdeflateDeflater(int level) {
        this.compressor = Libdeflate.newCompressor(level);
    }

    @Override
    public boolean deflate(ByteBuffer content, ByteBuffer target) {
        if (compressor == 0) {
            throw new IllegalStateException("the compressor is closed");
        }
        ByteBuffer written = result.roomFor(target);
        int length = Libdeflate.compress(compressor, source.of(content), written);
        DirectCopy.bring(written, length, target);
        return length > 0;
    }

    @Override
    public void close() {
        if (compressor != 0) {
            Libdeflate.freeCompressor(compressor);
            compressor = 0;
        }
        source.close();
        result.close();
    }
}
