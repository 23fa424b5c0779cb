package org.tbimage.testkit.device;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.tbimage.device.BlockDevice;
import org.tbimage.value.ByteRange;

/** A device that rejects unaligned transfers like the kernel: with "Invalid argument" and no details (T27). */
public final class AlignedOnlyDevice extends FilterDevice {
    private final int alignment;

    /**
     * Wraps a device.
     *
     * @param device the wrapped device; closed with this one
     * @param alignment alignment of offsets and lengths, in bytes
     */
    public AlignedOnlyDevice(BlockDevice device, int alignment) {
        super(device);
        this.alignment = alignment;
    }

    @Override
    public void read(long offset, ByteBuffer target) throws IOException {
        check(offset, target.remaining());
        super.read(offset, target);
    }

    @Override
    public void readMedium(long offset, ByteBuffer target) throws IOException {
        check(offset, target.remaining());
        super.readMedium(offset, target);
    }

    @Override
    public void write(long offset, ByteBuffer source) throws IOException {
        check(offset, source.remaining());
        super.write(offset, source);
    }

    @Override
    public void zero(ByteRange range) throws IOException {
        check(range.offset(), range.length());
        super.zero(range);
    }

    @Override
    public boolean discard(ByteRange range) throws IOException {
        check(range.offset(), range.length());
        return super.discard(range);
    }

    private void check(long offset, long length) throws IOException {
        if (offset % alignment != 0 || length % alignment != 0) {
            throw new IOException(info().name() + ": Invalid argument: " + length + " bytes at " + offset);
        }
    }
}
