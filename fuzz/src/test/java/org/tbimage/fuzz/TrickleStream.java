package org.tbimage.fuzz;

import java.io.ByteArrayInputStream;

/** A file that comes in small pieces, as over a slow net. */
final class TrickleStream extends ByteArrayInputStream {
    private static final int PIECE = 7;

    TrickleStream(byte[] file) {
        super(file);
    }

    @Override
    public synchronized int read(byte[] target, int offset, int length) {
        return super.read(target, offset, Math.min(length, PIECE));
    }
}
