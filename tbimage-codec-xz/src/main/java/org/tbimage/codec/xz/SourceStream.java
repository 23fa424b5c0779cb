package org.tbimage.codec.xz;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A source file. It counts the bytes read, and remembers its own failures. */
final class SourceStream extends FilterInputStream {
    private static final int BUFFER = 64 << 10;

    private long offset;
    private @Nullable IOException failure;

    SourceStream(InputStream source) {
        super(new BufferedInputStream(source, BUFFER));
    }

    long offset() {
        return offset;
    }

    boolean hasThrown(IOException exception) {
        return exception == failure;
    }

    @Override
    public int read() throws IOException {
        try {
            int value = in.read();
            offset += value < 0 ? 0 : 1;
            return value;
        } catch (IOException e) {
            throw remember(e);
        }
    }

    @Override
    public int read(byte[] target, int start, int length) throws IOException {
        try {
            int count = in.read(target, start, length);
            offset += Math.max(count, 0);
            return count;
        } catch (IOException e) {
            throw remember(e);
        }
    }

    private IOException remember(IOException e) {
        failure = e;
        return e;
    }
}
