package org.tbimage.linux.device;

import java.nio.ByteBuffer;
import org.tbimage.linux.ioctl.BlockRequest;
import org.tbimage.linux.ioctl.ErrnoException;
import org.tbimage.linux.ioctl.SystemCalls;

/** Base class for system calls that a test changes. It calls the kernel. */
class FilterSystemCalls implements SystemCalls {
    private final SystemCalls kernel = LinuxFixture.CALLS;

    @Override
    public int open(String path, int flags, int permissions) throws ErrnoException {
        return kernel.open(path, flags, permissions);
    }

    @Override
    public void close(int descriptor) throws ErrnoException {
        kernel.close(descriptor);
    }

    @Override
    public int pread(int descriptor, ByteBuffer target, long offset) throws ErrnoException {
        return kernel.pread(descriptor, target, offset);
    }

    @Override
    public int pwrite(int descriptor, ByteBuffer source, long offset) throws ErrnoException {
        return kernel.pwrite(descriptor, source, offset);
    }

    @Override
    public void fsync(int descriptor) throws ErrnoException {
        kernel.fsync(descriptor);
    }

    @Override
    public long seekData(int descriptor, long offset) throws ErrnoException {
        return kernel.seekData(descriptor, offset);
    }

    @Override
    public long seekHole(int descriptor, long offset) throws ErrnoException {
        return kernel.seekHole(descriptor, offset);
    }

    @Override
    public void punchHole(int descriptor, long offset, long length) throws ErrnoException {
        kernel.punchHole(descriptor, offset, length);
    }

    @Override
    public void dropCache(int descriptor, long offset, long length) throws ErrnoException {
        kernel.dropCache(descriptor, offset, length);
    }

    @Override
    public void ftruncate(int descriptor, long size) throws ErrnoException {
        kernel.ftruncate(descriptor, size);
    }

    @Override
    public void setFlags(int descriptor, int flags) throws ErrnoException {
        kernel.setFlags(descriptor, flags);
    }

    @Override
    public void lockExclusive(int descriptor) throws ErrnoException {
        kernel.lockExclusive(descriptor);
    }

    @Override
    public void ioctl(int descriptor, BlockRequest request) throws ErrnoException {
        kernel.ioctl(descriptor, request);
    }

    @Override
    public int ioctlInt(int descriptor, BlockRequest request) throws ErrnoException {
        return kernel.ioctlInt(descriptor, request);
    }

    @Override
    public long ioctlLong(int descriptor, BlockRequest request) throws ErrnoException {
        return kernel.ioctlLong(descriptor, request);
    }

    @Override
    public void ioctlRange(int descriptor, BlockRequest request, long offset, long length) throws ErrnoException {
        kernel.ioctlRange(descriptor, request, offset, length);
    }
}
