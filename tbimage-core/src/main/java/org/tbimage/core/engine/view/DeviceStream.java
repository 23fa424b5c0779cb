package org.tbimage.core.engine.view;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.tbimage.device.BlockDevice;

/** The bytes of a device from the first to the last. For one thread; closing it leaves the device open. */
public final class DeviceStream extends InputStream {
    private static final int BUFFER = 1 << 20;

    private final BlockDevice device;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).limit(0);
    private long offset;

    /** At the first byte of a device. */
    public DeviceStream(BlockDevice device) {
        this.device = device;
    }

    @Override
    public int read() throws IOException {
        return fill() ? Byte.toUnsignedInt(buffer.get()) : -1;
    }

    @Override
    public int read(byte[] target, int start, int length) throws IOException {
        Objects.checkFromIndexSize(start, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, buffer.remaining());
        buffer.get(target, start, count);
        return count;
    }

    /** Reads on if the buffer is empty; false at the end of the device. */
    private boolean fill() throws IOException {
        if (!buffer.hasRemaining()) {
            int length = (int) Math.min(BUFFER, device.info().size() - offset);
            buffer.clear().limit(length);
            device.read(offset, buffer);
            buffer.flip();
            offset += length;
        }
        return buffer.hasRemaining();
    }
}
