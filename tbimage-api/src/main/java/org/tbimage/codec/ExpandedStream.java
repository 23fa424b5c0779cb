package org.tbimage.codec;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Codec#decodeStream} gives, but for the expanding itself. Once reading has failed it fails for ever, with
 * the same exception: a second try never looks like the end of the file. For one thread; closing closes the source.
 */
public abstract class ExpandedStream extends InputStream {
    private @Nullable IOException failure;
    private boolean closed;

    /** Ready to be read. */
    protected ExpandedStream() {}

    /**
     * Expands some bytes.
     *
     * @param target gets them
     * @param offset of the first one in {@code target}; checked
     * @param length how many at most, 1 or more; checked
     * @return how many there are, 1 or more; -1 where the source ends behind a frame
     * @throws CorruptFrameException if the source is damaged or cut
     * @throws UnsupportedFrameException if the source uses a feature that the codec does not support
     * @throws IOException if the source can't be read
     */
    protected abstract int expand(byte[] target, int offset, int length) throws IOException;

    /**
     * Closes the source, and gives memory back. Called once.
     *
     * @throws IOException if the source can't be closed
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
