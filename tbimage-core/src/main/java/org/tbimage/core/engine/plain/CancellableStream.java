package org.tbimage.core.engine.plain;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.tbimage.action.Cancellation;

/** Ends at the next read when it is asked to: a file may expand to nothing for many TiB, as one does that ends in zeros. */
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
