package org.tbimage.codec.lz4;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.tbimage.codec.ExpandedStream;
import org.tbimage.codec.FrameListener;

/** Decodes a .lz4 file. */
final class Lz4FileStream extends ExpandedStream {
    private final FrameSequence frames;
    private final Window window = new Window();
    private final FrameListener listener;
    private @Nullable Blocks blocks;
    private long contentOffset;

    private Lz4FileStream(FrameSequence frames, FrameListener listener) throws IOException {
        this.frames = frames;
        this.listener = listener;
        this.blocks = frames.next(window);
    }

    static Lz4FileStream open(Lz4Library library, InputStream source, FrameListener listener) throws IOException {
        return new Lz4FileStream(new FrameSequence(library, new StreamInput(source)), listener);
    }

    @Override
    protected int expand(byte[] target, int offset, int length) throws IOException {
        if (!fill()) {
            return -1;
        }
        int count = window.take(target, offset, length);
        contentOffset += count;
        return count;
    }

    /** {@return whether the window has bytes, after decoding blocks until it does} */
    private boolean fill() throws IOException {
        while (window.isEmpty() && blocks != null) {
            if (!blocks.next(window.forBlock())) {
                blocks = frames.next(window);
                if (blocks != null) {
                    listener.frameStarts(frames.offset(), contentOffset);
                }
            }
        }
        return !window.isEmpty();
    }

    @Override
    protected void release() throws IOException {
        frames.close();
    }
}
