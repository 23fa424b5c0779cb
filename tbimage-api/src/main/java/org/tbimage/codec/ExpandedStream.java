package org.tbimage.codec;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Base class for the streams that {@link Codec#decodeStream} returns. After the first failure, each read throws the
 * same exception, so that a second attempt never looks like the end of the file. For one thread at a time. Closing
 * closes the source.
 */
public abstract class ExpandedStream extends InputStream {
    private @Nullable IOException failure;
    private boolean closed;

    /** Creates an open stream. */
    protected ExpandedStream() {}

    /**
     * Decodes some bytes.
     *
     * @param target receives the bytes
     * @param offset index of the first byte in {@code target}; already checked
     * @param length maximum number of bytes, 1 or more; already checked
     * @return the number of bytes, 1 or more; -1 if the source ends after a frame
     * @throws CorruptFrameException if the source is damaged or truncated
     * @throws UnsupportedFrameException if the source needs a feature that the codec does not support
     * @throws IOException if the source cannot be read
     */
    protected abstract int expand(byte[] target, int offset, int length) throws IOException;

    /**
     * Closes the source and frees memory. Called once.
     *
     * @throws IOException if the source cannot be closed
     */
    protected abstract void release() throws IOException;

    @Override
    public final int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public final int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (closed) {
            throw new IOException("the stream is closed");
        }
        if (failure != null) {
            throw failure;
        }
        if (length == 0) {
            return 0;
        }
        try {
            return expand(target, offset, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    @Override
    public final void close() throws IOException {
        if (!closed) {
            closed = true;
            release();
        }
    }
}
