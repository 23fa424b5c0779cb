package org.tbimage.testkit.codec;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * A source with a limit for the bytes of one read, and with a failure at a chosen offset. It counts how often it is
 * closed.
 */
final class TestSource extends InputStream {
    private final byte[] bytes;
    private int most = Integer.MAX_VALUE;
    private int failAt = -1;
    private IOException failure = new IOException("never thrown");
    private int position;
    private int timesClosed;

    TestSource(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    TestSource giving(int mostAtOnce) {
        this.most = mostAtOnce;
        return this;
    }

    /** Fails once at an offset, like a network that is lost for a moment. */
    TestSource failingAt(int offset, IOException with) {
        this.failAt = offset;
        this.failure = with;
        return this;
    }

    int timesClosed() {
        return timesClosed;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (position == failAt) {
            failAt = -1;
            throw failure;
        }
        int end = failAt < 0 ? bytes.length : failAt;
        int count = Math.min(Math.min(length, most), end - position);
        if (count <= 0) {
            return length == 0 ? 0 : -1;
        }
        System.arraycopy(bytes, position, target, offset, count);
        position += count;
        return count;
    }

    @Override
    public void close() {
        timesClosed++;
    }
}
