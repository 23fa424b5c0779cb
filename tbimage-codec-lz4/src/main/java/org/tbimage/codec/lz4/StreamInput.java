package org.tbimage.codec.lz4;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.tbimage.codec.CorruptFrameException;

/** A file, read in order. Its buffer grows to the longest piece read, which the callers limit. */
final class StreamInput implements Input, Closeable {
    private static final int BUFFER = 64 << 10;

    private final InputStream source;
    private byte[] bytes = new byte[BUFFER];
    private long offset;
    private @Nullable Integer returned;

    StreamInput(InputStream source) {
        this.source = new BufferedInputStream(source, BUFFER);
    }

    @Override
    public ByteBuffer take(int length) throws IOException {
        if (read(length) < length) {
            throw cut();
        }
        return ByteBuffer.wrap(bytes, 0, length).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** {@return the next four bytes; empty at the end of the source} */
    OptionalInt takeIntUnlessEnd() throws IOException {
        Integer word = returned;
        returned = null;
        if (word != null) {
            return OptionalInt.of(word);
        }
        int count = read(Integer.BYTES);
        if (count > 0 && count < Integer.BYTES) {
            throw cut();
        }
        return count == 0
                ? OptionalInt.empty()
                : OptionalInt.of(
                        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt());
    }

    /** Pushes four bytes back for the next {@link #takeIntUnlessEnd}. */
    void giveBack(int word) {
        returned = word;
    }

    /** Skips bytes by reading them, since a file allows skipping beyond its end. */
    void pass(long length) throws IOException {
        for (long rest = length; rest > 0; rest -= Math.min(rest, BUFFER)) {
            take((int) Math.min(rest, BUFFER));
        }
    }

    /** {@return the offset of what {@link #takeIntUnlessEnd} returns next} */
    long offsetOfNext() {
        return returned == null ? offset : offset - Integer.BYTES;
    }

    @Override
    public long offset() {
        return offset;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    private int read(int length) throws IOException {
        if (length > bytes.length) {
            bytes = new byte[Integer.highestOneBit(length - 1) << 1];
        }
        int count = source.readNBytes(bytes, 0, length);
        offset += count;
        return count;
    }

    private CorruptFrameException cut() {
        return damaged("ends too early");
    }
}
