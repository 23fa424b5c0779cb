package org.tbimage.codec.gzip;

import java.nio.ByteBuffer;

/** Never compresses, so that the encoder stores all content. */
final class StoringDeflater implements RawDeflater {
    @Override
    public boolean deflate(ByteBuffer content, ByteBuffer target) {
        return false;
    }

    @Override
    public void close() {
        // holds no resources
    }
}
