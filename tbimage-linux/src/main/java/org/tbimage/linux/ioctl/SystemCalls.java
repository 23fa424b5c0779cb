package org.tbimage.linux.ioctl;

import java.nio.ByteBuffer;

/**
 * The system calls of Linux that devices need, one method for each. Nothing is decided here: a call returns what the
 * kernel gave, or throws what the kernel said.
 *
 * <ul>
 *   <li><b>Threads:</b> all methods may be called by many threads at once.
 *   <li><b>Units:</b> bytes, in 64 bits.
 *   <li><b>Interrupts:</b> a call that a signal ended ({@code EINTR}) is made again.
 *   <li><b>Transfers may be short</b>, as in the kernel.
 * </ul>
 */
public interface SystemCalls {
    /**
     * Opens a file. Whoever opens it closes it.
     *
     * @param path where
     * @param flags of {@link OpenFlags}
     * @param permissions of a file that is made, less the process's mask
     * @return the descriptor
     * @throws ErrnoException if it can't be opened
     */
    int open(String path, int flags, int permissions) throws ErrnoException;

    /**
     * Gives a descriptor back. It is gone afterwards, whether this throws or not.
     *
     * @param descriptor what {@link #open} gave
     * @throws ErrnoException if an earlier write failed
     */
    void close(int descriptor) throws ErrnoException;

    /**
     * Reads into a direct buffer, from its position to at most its limit, and moves its position.
     *
     * @param descriptor what {@link #open} gave
     * @param target a direct buffer
     * @param offset place in the file
     * @return how many bytes were read, 0 at the end of the file
     * @throws ErrnoException if the kernel refuses or fails
     */
    int pread(int descriptor, ByteBuffer target, long offset) throws ErrnoException;

    /**
     * Writes from a direct buffer, from its position to at most its limit, and moves its position.
     *
     * @param descriptor what {@link #open} gave
     * @param source a direct buffer
     * @param offset place in the file
     * @return how many bytes were written
     * @throws ErrnoException if the kernel refuses or fails
     */
    int pwrite(int descriptor, ByteBuffer source, long offset) throws ErrnoException;

    /**
     * Returns when all that was written is on the medium, the cache of the disk included.
     *
     * @param descriptor what {@link #open} gave
     * @throws ErrnoException if something may be lost; the kernel says so only once
     */
    void fsync(int descriptor) throws ErrnoException;

    /**
     * Finds data in a sparse file.
     *
     * @param descriptor what {@link #open} gave
     * @param offset where to begin
     * @return the first place at or behind {@code offset} that is not in a hole
     * @throws ErrnoException {@code ENXIO} if there is none, {@code EINVAL} if the file system can't tell
     */
    long seekData(int descriptor, long offset) throws ErrnoException;

    /**
     * Finds a hole in a sparse file; there is one behind its end.
     *
     * @param descriptor what {@link #open} gave
     * @param offset where to begin
     * @return the first place at or behind {@code offset} that is in a hole
     * @throws ErrnoException {@code ENXIO} behind the end, {@code EINVAL} if the file system can't tell
     */
    long seekHole(int descriptor, long offset) throws ErrnoException;

    /**
     * Gives the space of a range back; it reads as zeros afterwards. The size of the file stays.
     *
     * @param descriptor what {@link #open} gave
     * @param offset where it begins
     * @param length how long it is, more than 0
     * @throws ErrnoException {@code EOPNOTSUPP} if the file system can't
     */
    void punchHole(int descriptor, long offset, long length) throws ErrnoException;

    /**
     * Drops the clean pages of a range from the page cache.
     *
     * @param descriptor what {@link #open} gave
     * @param offset where it begins; pages that are only partly in the range stay
     * @param length how long it is, 0 for all that follows
     * @throws ErrnoException if the kernel refuses
     */
    void dropCache(int descriptor, long offset, long length) throws ErrnoException;

    /**
     * Sets the size of a file; what is new is a hole.
     *
     * @param descriptor what {@link #open} gave
     * @param size in bytes
     * @throws ErrnoException if the file system can't
     */
    void ftruncate(int descriptor, long size) throws ErrnoException;

    /**
     * Changes flags of an open file; of those in {@link OpenFlags} only {@code DIRECT} and {@code NON_BLOCKING} can be.
     *
     * @param descriptor what {@link #open} gave
     * @param flags the new ones
     * @throws ErrnoException if the file system refuses
     */
    void setFlags(int descriptor, int flags) throws ErrnoException;

    /**
     * Takes the exclusive advisory lock on all of a file, without waiting. It goes with the descriptor. Programs that
     * use record locks see it, among them virtual machines that use the file as their disk.
     *
     * @param descriptor what {@link #open} gave, to write
     * @throws ErrnoException {@code EAGAIN} if another open file holds a lock
     */
    void lockExclusive(int descriptor) throws ErrnoException;

    /**
     * Makes a request that neither takes nor gives a value.
     *
     * @param descriptor what {@link #open} gave
     * @param request which
     * @throws ErrnoException if the device refuses or fails
     */
    void ioctl(int descriptor, BlockRequest request) throws ErrnoException;

    /**
     * Asks for 32 bits.
     *
     * @param descriptor what {@link #open} gave
     * @param request which
     * @return the answer
     * @throws ErrnoException if the device refuses or fails
     */
    int ioctlInt(int descriptor, BlockRequest request) throws ErrnoException;

    /**
     * Asks for 64 bits.
     *
     * @param descriptor what {@link #open} gave
     * @param request which
     * @return the answer
     * @throws ErrnoException if the device refuses or fails
     */
    long ioctlLong(int descriptor, BlockRequest request) throws ErrnoException;

    /**
     * Makes a request about a range.
     *
     * @param descriptor what {@link #open} gave
     * @param request which
     * @param offset where the range begins
     * @param length how long it is
     * @throws ErrnoException if the device refuses or fails
     */
    void ioctlRange(int descriptor, BlockRequest request, long offset, long length) throws ErrnoException;
}
