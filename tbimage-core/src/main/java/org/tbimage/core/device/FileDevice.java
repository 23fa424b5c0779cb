package org.tbimage.core.device;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import org.tbimage.core.file.PositionalFile;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.DeviceInfo;
import org.tbimage.device.OpenMode;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;

/** A regular file as a device, by means that every operating system has. Holes are neither reported nor created. */
final class FileDevice implements BlockDevice {

    private final TransferCheck access;
    private final PositionalFile file;
    private volatile boolean closed;

    /** Takes ownership of the file, and closes it with the device. */
    FileDevice(String name, PositionalFile file, OpenMode mode) throws IOException {
        this.access = new TransferCheck(DeviceInfo.plain(name, DeviceInfo.Kind.FILE, file.size()), mode);
        this.file = file;
    }

    @Override
    public DeviceInfo info() {
        return access.info();
    }

    @Override
    public long currentSize() throws IOException {
        checkOpen();
        return file.size();
    }

    @Override
    public void read(long offset, ByteBuffer target) throws IOException {
        checkOpen();
        access.check(offset, target.remaining());
        try {
            file.read(offset, target);
        } catch (IOException e) {
            throw failure("read", offset, e);
        }
    }

    @Override
    public void write(long offset, ByteBuffer source) throws IOException {
        checkOpen();
        access.checkChange();
        access.check(offset, source.remaining());
        try {
            file.write(offset, source);
        } catch (IOException e) {
            throw failure("write", offset, e);
        }
    }

    @Override
    public void flush() throws IOException {
        checkOpen();
        try {
            file.force();
        } catch (IOException e) {
            throw failure("flush", 0, e);
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        file.close();
    }

    private void checkOpen() throws ClosedChannelException {
        if (closed) {
            throw new ClosedChannelException();
        }
    }

    private IOException failure(String what, long offset, IOException e) {
        if (e instanceof ClosedChannelException) {
            return e;
        }
        String message = info().name() + ": cannot " + what + " at byte " + offset + ": " + e.getMessage();
        return new ImagingException(Problem.DEVICE_FAILED, message, "look at its file system: is it full?", e);
    }
}
