package org.tbimage.testkit.device;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.DeviceInfo;
import org.tbimage.device.Extent;
import org.tbimage.device.PartitionReload;
import org.tbimage.value.ByteRange;

/**
 * Base class for devices that wrap another one and change one thing. It overrides all methods, also the defaults, since
 * an inherited default would bypass the wrapped device.
 */
public abstract class FilterDevice implements BlockDevice {
    private final BlockDevice delegate;

    /**
     * Wraps a device. Closing this device closes it.
     *
     * @param delegate the wrapped device
     */
    protected FilterDevice(BlockDevice delegate) {
        this.delegate = delegate;
    }

    @Override
    public DeviceInfo info() {
        return delegate.info();
    }

    @Override
    public long currentSize() throws IOException {
        return delegate.currentSize();
    }

    @Override
    public void read(long offset, ByteBuffer target) throws IOException {
        delegate.read(offset, target);
    }

    @Override
    public void readMedium(long offset, ByteBuffer target) throws IOException {
        delegate.readMedium(offset, target);
    }

    @Override
    public void write(long offset, ByteBuffer source) throws IOException {
        delegate.write(offset, source);
    }

    @Override
    public void zero(ByteRange range) throws IOException {
        delegate.zero(range);
    }

    @Override
    public boolean discard(ByteRange range) throws IOException {
        return delegate.discard(range);
    }

    @Override
    public List<Extent> extents(ByteRange range) throws IOException {
        return delegate.extents(range);
    }

    @Override
    public void flush() throws IOException {
        delegate.flush();
    }

    @Override
    public PartitionReload reloadPartitions() throws IOException {
        return delegate.reloadPartitions();
    }

    @Override
    public void close() throws IOException {
        delegate.close();
    }
}
