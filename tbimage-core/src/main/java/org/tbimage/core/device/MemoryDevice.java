package org.tbimage.core.device;

import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.DeviceInfo;
import org.tbimage.device.Extent;
import org.tbimage.device.OpenMode;
import org.tbimage.value.ByteRange;

/** A disk in memory, for experiments and for tests of programs that embed the library. */
final class MemoryDevice implements BlockDevice {
    private final TransferCheck access;
    private final SparsePages pages;
    private volatile boolean closed;

    MemoryDevice(DeviceInfo info, SparsePages pages, OpenMode mode) {
        this.access = new TransferCheck(info, mode);
        this.pages = pages;
    }

    @Override
    public DeviceInfo info() {
        return access.info();
    }

    @Override
    public void read(long offset, ByteBuffer target) throws ClosedChannelException {
        checkOpen();
        access.check(offset, target.remaining());
        pages.read(offset, target);
    }

    @Override
    public void write(long offset, ByteBuffer source) throws ClosedChannelException {
        checkOpen();
        access.checkChange();
        access.check(offset, source.remaining());
        pages.write(offset, source);
    }

    @Override
    public void zero(ByteRange range) throws ClosedChannelException {
        checkOpen();
        access.checkChange();
        access.check(range);
        pages.zero(range.offset(), range.end());
    }

    @Override
    public boolean discard(ByteRange range) throws ClosedChannelException {
        zero(range);
        return true;
    }

    @Override
    public List<Extent> extents(ByteRange range) throws ClosedChannelException {
        checkOpen();
        access.check(range);
        List<Extent> found = new ArrayList<>();
        long start = range.offset();
        for (long at = start; at < range.end() && found.size() < MAX_EXTENTS; at = endOfPage(at)) {
            long next = Math.min(endOfPage(at), range.end());
            if (next == range.end() || pages.has(next) != pages.has(start)) {
                found.add(new Extent(
                        new ByteRange(start, next - start), pages.has(start) ? Extent.Kind.DATA : Extent.Kind.ZERO));
                start = next;
            }
        }
        return found;
    }

    private static long endOfPage(long offset) {
        return (offset / SparsePages.PAGE + 1) * SparsePages.PAGE;
    }

    @Override
    public void flush() throws ClosedChannelException {
        checkOpen();
    }

    @Override
    public void close() {
        closed = true;
    }

    private void checkOpen() throws ClosedChannelException {
        if (closed) {
            throw new ClosedChannelException();
        }
    }
}
