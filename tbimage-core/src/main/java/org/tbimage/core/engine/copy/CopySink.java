package org.tbimage.core.engine.copy;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.tbimage.action.ProgressListener;
import org.tbimage.codec.Codec;
import org.tbimage.core.engine.frame.ZeroFrames;
import org.tbimage.store.Encoding;
import org.tbimage.store.ImageWriter;
import org.tbimage.store.TableEntry.Chunk;
import org.tbimage.value.ByteRange;

/** Passes the chunks of a copy in order to the writer of the image. For one thread. */
public final class CopySink implements Closeable {
    private final ImageWriter writer;
    private final ZeroFrames zeroFrames;
    private final int chunkSize;
    private final ProgressListener progress;
    private long copiedBytes;

    /** The caller closes the writer. */
    public CopySink(ImageWriter writer, Codec codec, Encoding encoding, ProgressListener progress) {
        this.writer = writer;
        this.zeroFrames = new ZeroFrames(codec, encoding.level());
        this.chunkSize = encoding.chunkSize();
        this.progress = progress;
    }

    /** Whole chunks first, then what is left of them at the end of the disk. */
    void zeros(ByteRange range) throws IOException {
        long whole = range.length() / chunkSize * chunkSize;
        if (whole > 0) {
            writer.putZeros(new ByteRange(range.offset(), whole), zeroFrames.of(chunkSize), chunkSize);
        }
        if (whole < range.length()) {
            int rest = (int) (range.length() - whole);
            writer.putZeros(new ByteRange(range.offset() + whole, rest), zeroFrames.of(rest), rest);
        }
        progress.advanced(range.length());
    }

    void chunk(Chunk chunk, ByteBuffer frame) throws IOException {
        copiedBytes += frame.remaining();
        writer.put(chunk.range(), chunk.digest(), frame, chunk.unreadable());
        progress.advanced(chunk.range().length());
    }

    /** {@return bytes of frames that were written} */
    public long copiedBytes() {
        return copiedBytes;
    }

    @Override
    public void close() {
        zeroFrames.close();
    }
}
