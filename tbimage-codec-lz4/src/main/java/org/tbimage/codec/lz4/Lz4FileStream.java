package org.tbimage.codec.lz4;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.tbimage.codec.ExpandedStream;

/** Decodes a .lz4 file. */
final class Lz4FileStream extends ExpandedStream {
    private final FrameSequence frames;
    private final Window window = new Window();
    private @Nullable Blocks blocks;

    private Lz4FileStream(FrameSequence frames) throws IOException {
        this.frames = frames;
        this.blocks = frames.next(window);
    }

    static Lz4FileStream open(Lz4Library library, InputStream source) throws IOException {
        return new Lz4FileStream(new FrameSequence(library, new StreamInput(source)));
    }

    @Override
    protected int expand(byte[] target, int offset, int length) throws IOException {
        return fill() ? window.take(target, offset, length) : -1;
    }

    /** {@return whether the window has bytes, after decoding blocks until it does} */
    private boolean fill() throws IOException {
        while (window.isEmpty() && blocks != null) {
            if (!blocks.next(window.forBlock())) {
                blocks = frames.next(window);
            }
        }
        return !window.isEmpty();
    }

    @Override
    protected void release() throws IOException {
        frames.close();
    }
}
