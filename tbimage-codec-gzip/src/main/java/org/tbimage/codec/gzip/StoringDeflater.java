package org.tbimage.codec.gzip;

import java.nio.ByteBuffer;

/** Compresses nothing, so that all is stored. */
final class StoringDeflater implements RawDeflater {
    @Override
    public boolean deflate(ByteBuffer content, ByteBuffer target) {
        return false;
    }

    @Override
    public void close() {
        // holds nothing
    }
}
