package org.tbimage.linux.device;

import java.nio.ByteBuffer;
import org.tbimage.linux.ioctl.BlockRequest;
import org.tbimage.linux.ioctl.Errno;
import org.tbimage.linux.ioctl.ErrnoException;
import org.tbimage.linux.ioctl.OpenFlags;

/**
 * A kernel with few features: no direct I/O, no zeroing, no discard, no holes, and short transfers.
 *
 * <p>Direct I/O is rejected by {@code open}, or only by the first transfer, as in some drivers.
 */
final class LimitedCalls extends FilterSystemCalls {
    private static final int SHORT = 100 << 10;

    private final boolean refusesDirectOpen;
    private volatile boolean direct;

    LimitedCalls(boolean refusesDirectOpen) {
        this.refusesDirectOpen = refusesDirectOpen;
    }

    @Override
    public int open(String path, int flags, int permissions) throws ErrnoException {
        direct = (flags & OpenFlags.DIRECT) != 0;
        if (direct && refusesDirectOpen) {
            throw new ErrnoException("open", Errno.EINVAL.code());
        }
        return super.open(path, flags, permissions);
    }

    @Override
    public void setFlags(int descriptor, int flags) throws ErrnoException {
        super.setFlags(descriptor, flags);
        direct = (flags & OpenFlags.DIRECT) != 0;
    }

    @Override
    public int pread(int descriptor, ByteBuffer target, long offset) throws ErrnoException {
        int limit = shorten(target);
        int count = super.pread(descriptor, target, offset);
        target.limit(limit);
        return count;
    }

    @Override
    public int pwrite(int descriptor, ByteBuffer source, long offset) throws ErrnoException {
        int limit = shorten(source);
        int count = super.pwrite(descriptor, source, offset);
        source.limit(limit);
        return count;
    }

    @Override
    public void punchHole(int descriptor, long offset, long length) throws ErrnoException {
        throw new ErrnoException("fallocate", Errno.EOPNOTSUPP.code());
    }

    @Override
    public void ioctlRange(int descriptor, BlockRequest request, long offset, long length) throws ErrnoException {
        throw new ErrnoException(
                request.name(), (request == BlockRequest.BLKZEROOUT ? Errno.EINVAL : Errno.EOPNOTSUPP).code());
    }

    @Override
    public long seekData(int descriptor, long offset) throws ErrnoException {
        throw new ErrnoException("lseek", Errno.EINVAL.code());
    }

    private int shorten(ByteBuffer buffer) throws ErrnoException {
        if (direct) {
            throw new ErrnoException("transfer", Errno.EINVAL.code());
        }
        int limit = buffer.limit();
        buffer.limit(Math.min(limit, buffer.position() + SHORT));
        return limit;
    }
}
