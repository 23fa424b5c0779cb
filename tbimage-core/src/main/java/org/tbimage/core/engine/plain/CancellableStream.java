package org.tbimage.core.engine.plain;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.tbimage.action.Cancellation;

/** Throws at the next read after a cancellation. A file may expand to many TiB of zeros before the decoder returns. */
final class CancellableStream extends FilterInputStream {
    private final Cancellation cancellation;

    CancellableStream(InputStream source, Cancellation cancellation) {
        super(source);
        this.cancellation = cancellation;
    }

    @Override
    public int read() throws IOException {
        cancellation.check();
        return super.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        cancellation.check();
        return super.read(target, offset, length);
    }
}
