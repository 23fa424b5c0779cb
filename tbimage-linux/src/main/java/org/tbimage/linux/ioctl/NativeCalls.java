package org.tbimage.linux.ioctl;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;

/** The system calls of the running kernel. */
public final class NativeCalls implements SystemCalls {
    private static final int SEEK_DATA = 3;
    private static final int SEEK_HOLE = 4;
    private static final int FALLOC_KEEP_SIZE_PUNCH_HOLE = 1 | 2;
    private static final int FADV_DONTNEED = 4;
    private static final int F_SETFL = 4;
    private static final int F_OFD_SETLK = 37;
    private static final short F_WRLCK = 1;
    private static final int SIZE_OF_FLOCK = 32;

    /** Creates the object. The first call loads the native library. */
    public NativeCalls() {}

    @Override
    public int open(String path, int flags, int permissions) throws ErrnoException {
        return (int) check("open", () -> LibC.open(path, flags, permissions));
    }

    @Override
    public void close(int descriptor) throws ErrnoException {
        // Linux frees the descriptor even if it returns EINTR. A second attempt could close a file of another thread.
        if (LibC.close(descriptor) < 0 && Native.getLastError() != Errno.EINTR.code()) {
            throw new ErrnoException("close", Native.getLastError());
        }
    }

    @Override
    public int pread(int descriptor, ByteBuffer target, long offset) throws ErrnoException {
        int count = transfer("pread", target, address -> LibC.pread(descriptor, address, target.remaining(), offset));
        target.position(target.position() + count);
        return count;
    }

    @Override
    public int pwrite(int descriptor, ByteBuffer source, long offset) throws ErrnoException {
        int count = transfer("pwrite", source, address -> LibC.pwrite(descriptor, address, source.remaining(), offset));
        source.position(source.position() + count);
        return count;
    }

    @Override
    public void fsync(int descriptor) throws ErrnoException {
        check("fsync", () -> LibC.fsync(descriptor));
    }

    @Override
    public long seekData(int descriptor, long offset) throws ErrnoException {
        return check("lseek(SEEK_DATA)", () -> LibC.lseek(descriptor, offset, SEEK_DATA));
    }

    @Override
    public long seekHole(int descriptor, long offset) throws ErrnoException {
        return check("lseek(SEEK_HOLE)", () -> LibC.lseek(descriptor, offset, SEEK_HOLE));
    }

    @Override
    public void punchHole(int descriptor, long offset, long length) throws ErrnoException {
        check("fallocate(PUNCH_HOLE)", () -> LibC.fallocate(descriptor, FALLOC_KEEP_SIZE_PUNCH_HOLE, offset, length));
    }

    @Override
    public void dropCache(int descriptor, long offset, long length) throws ErrnoException {
        // Unlike the other functions, this one returns the error number.
        int error = LibC.posix_fadvise(descriptor, offset, length, FADV_DONTNEED);
        if (error != 0) {
            throw new ErrnoException("posix_fadvise", error);
        }
    }

    @Override
    public void ftruncate(int descriptor, long size) throws ErrnoException {
        check("ftruncate", () -> LibC.ftruncate(descriptor, size));
    }

    @Override
    public void setFlags(int descriptor, int flags) throws ErrnoException {
        check("fcntl(F_SETFL)", () -> LibC.fcntl(descriptor, F_SETFL, flags));
    }

    @Override
    public void lockExclusive(int descriptor) throws ErrnoException {
        // struct flock: type, whence, start, length (0: to the end), process. All are zero except the type.
        byte[] lock = new byte[SIZE_OF_FLOCK];
        ByteBuffer.wrap(lock).order(ByteOrder.nativeOrder()).putShort(F_WRLCK);
        check("fcntl(F_OFD_SETLK)", () -> LibC.fcntl(descriptor, F_OFD_SETLK, lock));
    }

    @Override
    public void ioctl(int descriptor, BlockRequest request) throws ErrnoException {
        ioctlLong(descriptor, request);
    }

    @Override
    public int ioctlInt(int descriptor, BlockRequest request) throws ErrnoException {
        int[] answer = new int[1];
        check(request.name(), () -> LibC.ioctl(descriptor, request.number(), answer));
        return answer[0];
    }

    @Override
    public long ioctlLong(int descriptor, BlockRequest request) throws ErrnoException {
        long[] answer = new long[1];
        check(request.name(), () -> LibC.ioctl(descriptor, request.number(), answer));
        return answer[0];
    }

    @Override
    public void ioctlRange(int descriptor, BlockRequest request, long offset, long length) throws ErrnoException {
        long[] range = {offset, length};
        check(request.name(), () -> LibC.ioctl(descriptor, request.number(), range));
    }

    private static long check(String call, LongSupplier function) throws ErrnoException {
        while (true) {
            long result = function.getAsLong();
            if (result >= 0) {
                return result;
            }
            int error = Native.getLastError();
            if (error != Errno.EINTR.code()) {
                throw new ErrnoException(call, error);
            }
        }
    }

    /** Keeps the buffer's memory alive while the kernel uses its address. */
    private static int transfer(String call, ByteBuffer direct, LongUnaryOperator function) throws ErrnoException {
        long address = address(direct);
        try {
            return (int) check(call, () -> function.applyAsLong(address));
        } finally {
            Reference.reachabilityFence(direct);
        }
    }

    private static long address(ByteBuffer direct) {
        Pointer base = Native.getDirectBufferPointer(direct);
        return Pointer.nativeValue(base) + direct.position();
    }
}
