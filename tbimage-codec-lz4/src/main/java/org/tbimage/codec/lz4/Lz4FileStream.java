package org.tbimage.codec.lz4;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A whole .lz4 file being expanded. After a failure it fails for ever, so that none is taken for the end. */
final class Lz4FileStream extends InputStream {
    private final FrameSequence frames;
    private final Window window = new Window();
    private @Nullable Blocks blocks;
    private @Nullable IOException failure;
    private boolean closed;

    private Lz4FileStream(FrameSequence frames) throws IOException {
        this.frames = frames;
        this.blocks = frames.next(window);
    }

    static Lz4FileStream open(Lz4Library library, InputStream source) throws IOException {
        return new Lz4FileStream(new FrameSequence(library, new StreamInput(source)));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        requireUsable();
        if (length == 0) {
            return 0;
        }
        try {
            return expand() ? window.take(target, offset, length) : -1;
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    private void requireUsable() throws IOException {
        if (closed) {
            throw new IOException("the lz4 stream is closed");
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** {@return whether there are bytes in the window, having expanded blocks until there are} */
    private boolean expand() throws IOException {
        while (window.isEmpty() && blocks != null) {
            if (!blocks.next(window.forBlock())) {
                blocks = frames.next(window);
            }
        }
        return !window.isEmpty();
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            frames.close();
        }
    }
}
