package org.tbimage.linux.ioctl;

import com.sun.jna.Native;

/**
 * Functions of the C library, bound by JNA's direct mapping. {@code size_t}, {@code off_t}, {@code long} and pointers
 * have 64 bits on every machine that {@link OpenFlags#isSupportedMachine} accepts.
 */
final class LibC {
    static {
        Native.register(LibC.class, "c");
    }

    private LibC() {}

    static native int open(String path, int flags, int mode);

    static native int close(int descriptor);

    static native long pread(int descriptor, long address, long count, long offset);

    static native long pwrite(int descriptor, long address, long count, long offset);

    static native int fsync(int descriptor);

    static native long lseek(int descriptor, long offset, int whence);

    static native int fallocate(int descriptor, int mode, long offset, long length);

    static native int posix_fadvise(int descriptor, long offset, long length, int advice);

    static native int ftruncate(int descriptor, long size);

    static native int fcntl(int descriptor, int command, long argument);

    static native int fcntl(int descriptor, int command, byte[] argument);

    static native int ioctl(int descriptor, long request, int[] argument);

    static native int ioctl(int descriptor, long request, long[] argument);
}
