package org.tbimage.core.engine.copy;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.tbimage.action.ProgressListener;
import org.tbimage.codec.Codec;
import org.tbimage.core.engine.frame.ZeroFrames;
import org.tbimage.store.Encoding;
import org.tbimage.store.ImageWriter;
import org.tbimage.store.StoredFrame;
import org.tbimage.store.TableEntry.Chunk;
import org.tbimage.value.ByteRange;
import org.tbimage.value.Sha256;

/** Passes the chunks of a copy in order to the writer of the image. For one thread. */
final class CopySink implements Closeable {
    private final ImageWriter writer;
    private final ZeroFrames zeroFrames;
    private final int chunkSize;
    private final ProgressListener progress;
    private long copiedBytes;

    /** The caller closes the writer. */
    CopySink(ImageWriter writer, Codec codec, Encoding encoding, ProgressListener progress) {
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

    void chunk(ByteRange range, Sha256 digest, ByteBuffer frame, List<ByteRange> unreadable) throws IOException {
        copiedBytes += frame.remaining();
        writer.put(range, digest, frame, unreadable);
        progress.advanced(range.length());
    }

    /** A stored frame that the copy can refer to; for any thread. */
    Optional<StoredFrame> find(Chunk chunk) {
        return writer.find(chunk.range(), chunk.digest()).filter(StoredFrame::isShared);
    }

    void stored(Chunk chunk, StoredFrame frame) throws IOException {
        writer.putStored(chunk.range(), chunk.digest(), frame, chunk.unreadable());
        progress.advanced(chunk.range().length());
    }

    /** {@return bytes of frames that were written} */
    long copiedBytes() {
        return copiedBytes;
    }

    @Override
    public void close() {
        zeroFrames.close();
    }
}
