package org.tbimage.linux.ioctl;

import java.nio.ByteBuffer;

/**
 * The system calls of Linux that devices need, one method for each. A method returns the result of the kernel, or
 * throws its error. It makes no decisions.
 *
 * <ul>
 *   <li><b>Threads:</b> all methods are safe for use by many threads at once.
 *   <li><b>Units:</b> offsets and lengths are in bytes, as 64-bit numbers.
 *   <li><b>Interrupts:</b> a call interrupted by a signal ({@code EINTR}) is repeated.
 *   <li><b>Transfers may be short</b>, as in the kernel.
 * </ul>
 */
public interface SystemCalls {
    /**
     * Opens a file. The caller closes it.
     *
     * @param path path of the file
     * @param flags flags of {@link OpenFlags}
     * @param permissions permissions of a new file, before the umask is applied
     * @return the descriptor
     * @throws ErrnoException if the file cannot be opened
     */
    int open(String path, int flags, int permissions) throws ErrnoException;

    /**
     * Closes a descriptor. It is closed even if this method throws.
     *
     * @param descriptor descriptor returned by {@link #open}
     * @throws ErrnoException if an earlier write failed
     */
    void close(int descriptor) throws ErrnoException;

    /**
     * Reads into a direct buffer, from its position to at most its limit, and advances its position.
     *
     * @param descriptor descriptor returned by {@link #open}
     * @param target a direct buffer
     * @param offset offset in the file
     * @return the number of bytes read, 0 at the end of the file
     * @throws ErrnoException if the call fails
     */
    int pread(int descriptor, ByteBuffer target, long offset) throws ErrnoException;

    /**
     * Writes from a direct buffer, from its position to at most its limit, and advances its position.
     *
     * @param descriptor descriptor returned by {@link #open}
     * @param source a direct buffer
     * @param offset offset in the file
     * @return the number of bytes written
     * @throws ErrnoException if the call fails
     */
    int pwrite(int descriptor, ByteBuffer source, long offset) throws ErrnoException;

    /**
     * Makes everything written durable, and empties the write cache of the disk.
     *
     * @param descriptor descriptor returned by {@link #open}
     * @throws ErrnoException if bytes may be lost; the kernel reports it only once
     */
    void fsync(int descriptor) throws ErrnoException;

    /**
     * Finds data in a sparse file.
     *
     * @param descriptor descriptor returned by {@link #open}
     * @param offset offset to begin at
     * @return the first offset, from {@code offset} on, that is not in a hole
     * @throws ErrnoException {@code ENXIO} if there is none, {@code EINVAL} if the file system does not support it
     */
    long seekData(int descriptor, long offset) throws ErrnoException;

    /**
     * Finds a hole in a sparse file. The end of the file counts as a hole.
     *
     * @param descriptor descriptor returned by {@link #open}
     * @param offset offset to begin at
     * @return the first offset, from {@code offset} on, that is in a hole
     * @throws ErrnoException {@code ENXIO} after the end, {@code EINVAL} if the file system does not support it
     */
    long seekHole(int descriptor, long offset) throws ErrnoException;

    /**
     * Frees the space of a range, which then reads as zeros. The size of the file stays the same.
     *
     * @param descriptor descriptor returned by {@link #open}
     * @param offset start of the range
     * @param length length of the range, more than 0
     * @throws ErrnoException {@code EOPNOTSUPP} if the file system does not support it
     */
    void punchHole(int descriptor, long offset, long length) throws ErrnoException;

    /**
     * Drops the clean pages of a range from the page cache.
     *
     * @param descriptor descriptor returned by {@link #open}
     * @param offset start of the range; pages that are only partly in the range stay
     * @param length length of the range, 0 for everything that follows
     * @throws ErrnoException if the call fails
     */
    void dropCache(int descriptor, long offset, long length) throws ErrnoException;

    /**
     * Sets the size of a file. New bytes are a hole.
     *
     * @param descriptor descriptor returned by {@link #open}
     * @param size new size in bytes
     * @throws ErrnoException if the file system does not support it
     */
    void ftruncate(int descriptor, long size) throws ErrnoException;

    /**
     * Changes the flags of an open file. Of the flags in {@link OpenFlags}, only {@code DIRECT} and {@code
     * NON_BLOCKING} can change.
     *
     * @param descriptor descriptor returned by {@link #open}
     * @param flags the new flags
     * @throws ErrnoException if the call fails
     */
    void setFlags(int descriptor, int flags) throws ErrnoException;

    /**
     * Takes an exclusive advisory lock on the whole file, without waiting. Closing the descriptor releases it. Programs
     * that use record locks respect it, including virtual machines that use the file as a disk.
     *
     * @param descriptor descriptor returned by {@link #open}, open for writing
     * @throws ErrnoException {@code EAGAIN} if the file is locked through another descriptor
     */
    void lockExclusive(int descriptor) throws ErrnoException;

    /**
     * Makes a request without arguments and without a result.
     *
     * @param descriptor descriptor returned by {@link #open}
     * @param request the request
     * @throws ErrnoException if the call fails
     */
    void ioctl(int descriptor, BlockRequest request) throws ErrnoException;

    /**
     * Makes a request that returns 32 bits.
     *
     * @param descriptor descriptor returned by {@link #open}
     * @param request the request
     * @return the result
     * @throws ErrnoException if the call fails
     */
    int ioctlInt(int descriptor, BlockRequest request) throws ErrnoException;

    /**
     * Makes a request that returns 64 bits.
     *
     * @param descriptor descriptor returned by {@link #open}
     * @param request the request
     * @return the result
     * @throws ErrnoException if the call fails
     */
    long ioctlLong(int descriptor, BlockRequest request) throws ErrnoException;

    /**
     * Makes a request for a range.
     *
     * @param descriptor descriptor returned by {@link #open}
     * @param request the request
     * @param offset start of the range
     * @param length length of the range
     * @throws ErrnoException if the call fails
     */
    void ioctlRange(int descriptor, BlockRequest request, long offset, long length) throws ErrnoException;
}
