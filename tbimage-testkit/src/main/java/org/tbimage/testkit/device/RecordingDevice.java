package org.tbimage.testkit.device;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.tbimage.device.BlockDevice;
import org.tbimage.value.ByteRange;

/** A device that counts its successful operations. Safe for use by many threads. */
public final class RecordingDevice extends FilterDevice {
    private final List<ByteRange> written = new ArrayList<>();
    private final AtomicLong bytesRead = new AtomicLong();
    private final AtomicLong bytesWritten = new AtomicLong();
    private final AtomicLong bytesZeroed = new AtomicLong();
    private final AtomicLong flushes = new AtomicLong();

    /**
     * Wraps a device.
     *
     * @param device the wrapped device; closed with this one
     */
    public RecordingDevice(BlockDevice device) {
        super(device);
    }

    /** {@return the number of bytes read} */
    public long bytesRead() {
        return bytesRead.get();
    }

    /** {@return the number of bytes written, without zeroing} */
    public long bytesWritten() {
        return bytesWritten.get();
    }

    /** {@return the number of bytes zeroed} */
    public long bytesZeroed() {
        return bytesZeroed.get();
    }

    /** {@return the number of flushes} */
    public long flushes() {
        return flushes.get();
    }

    /** {@return the written ranges in order, without zeroing} */
    public List<ByteRange> written() {
        synchronized (written) {
            return List.copyOf(written);
        }
    }

    @Override
    public void read(long offset, ByteBuffer target) throws IOException {
        int length = target.remaining();
        super.read(offset, target);
        bytesRead.addAndGet(length);
    }

    @Override
    public void readMedium(long offset, ByteBuffer target) throws IOException {
        int length = target.remaining();
        super.readMedium(offset, target);
        bytesRead.addAndGet(length);
    }

    @Override
    public void write(long offset, ByteBuffer source) throws IOException {
        ByteRange range = new ByteRange(offset, source.remaining());
        super.write(offset, source);
        bytesWritten.addAndGet(range.length());
        synchronized (written) {
            written.add(range);
        }
    }

    @Override
    public void zero(ByteRange range) throws IOException {
        super.zero(range);
        bytesZeroed.addAndGet(range.length());
    }

    @Override
    public void flush() throws IOException {
        super.flush();
        flushes.incrementAndGet();
    }
}
