package org.tbimage.device;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.tbimage.value.ByteRange;

/**
 * A device with random access to a fixed number of bytes: a disk, a disk image in a file, a block of memory, an image.
 *
 * <ul>
 *   <li><b>Threads:</b> all methods are safe for use by many threads at once. Transfers of disjoint ranges may run in
 *       parallel. Callers must not run overlapping transfers in parallel if one of them writes.
 *   <li><b>Units:</b> offsets and lengths are in bytes. They must be multiples of the {@linkplain
 *       Geometry#logicalSector() logical sector size}, and the range must lie inside the device. Otherwise the method
 *       throws {@link IllegalArgumentException} and changes nothing. A range of length 0 inside the device, or at its
 *       end, is valid and transfers nothing.
 *   <li><b>Buffers</b> may be direct or on the heap, aligned or not. A method transfers the bytes between position and
 *       limit, and touches no other byte of the buffer. A source may be read-only. A direct buffer whose address is a
 *       multiple of {@value #BUFFER_ALIGNMENT} is transferred without a copy.
 *   <li><b>Transfers are complete:</b> a method returns after all bytes are transferred, or throws. After an exception,
 *       the position of the buffer and the bytes of the range are undefined. The caller may repeat the call, or retry
 *       with a smaller range.
 *   <li><b>Closing:</b> the caller that opened the device closes it. {@code close} waits for running calls and does not
 *       flush. A second {@code close} has no effect. After {@code close}, every method except {@code info} and {@code
 *       close} throws {@link java.nio.channels.ClosedChannelException}, also for a transfer of 0 bytes.
 *   <li><b>Modes:</b> {@code write}, {@code zero} and {@code discard} throw {@link
 *       java.nio.channels.NonWritableChannelException} if the device was opened with {@link OpenMode#READ}.
 *   <li><b>Interrupts:</b> an interrupt of the calling thread does not close the device, does not end a transfer, and
 *       is not cleared.
 *   <li><b>Optional operations</b> have a default, which each method states. The defaults check their arguments by
 *       {@link DeviceInfo#check}. They check the mode, and whether the device is closed, by a transfer of 0 bytes. So
 *       the smallest implementation has six methods: {@code info}, {@code read}, {@code write}, {@code zero}, {@code
 *       flush} and {@code close}.
 * </ul>
 *
 * <p>The class {@code BlockDeviceContract} of the module {@code tbimage-testkit} tests these promises.
 */
public interface BlockDevice extends Closeable {
    /**
     * Alignment in bytes that the address of a direct buffer needs for a transfer without a copy. It suits every
     * device.
     */
    int BUFFER_ALIGNMENT = 4096;

    /** Maximum number of extents that one call of {@link #extents} returns. */
    int MAX_EXTENTS = 1 << 12;

    /** {@return the description of the device, as of the time it was opened; never changes, and works after closing} */
    DeviceInfo info();

    /**
     * Returns the size that the operating system reports now. It can differ from the size in {@link #info}, for example
     * if a file grows or a storage server resizes a volume. Transfers stay limited to the size in {@link #info}. The
     * default returns the size in {@link #info}.
     *
     * @return the size in bytes, rounded down to whole sectors
     * @throws IOException if the device no longer exists
     */
    default long currentSize() throws IOException {
        read(0, ByteBuffer.allocate(0));
        return info().size();
    }

    /**
     * Reads from {@code offset} until {@code target} is full.
     *
     * @param offset offset of the first byte, in bytes
     * @param target receives the bytes; its position is at its limit afterwards
     * @throws BadBlockException if a sector cannot be read; a retry with a smaller range may succeed
     * @throws IOException if the device fails in another way; a retry is unlikely to succeed
     */
    void read(long offset, ByteBuffer target) throws IOException;

    /**
     * Reads like {@link #read}, but bypasses the caches of the operating system as far as the device allows. The result
     * is reliable only for bytes that were {@linkplain #flush flushed}. The default calls {@link #read}.
     *
     * @param offset offset of the first byte, in bytes
     * @param target receives the bytes; its position is at its limit afterwards
     * @throws BadBlockException if a sector cannot be read; a retry with a smaller range may succeed
     * @throws IOException if the device fails in another way
     */
    default void readMedium(long offset, ByteBuffer target) throws IOException {
        read(offset, target);
    }

    /**
     * Writes the remaining bytes of {@code source} at {@code offset}. The bytes are durable only after {@link #flush}.
     *
     * @param offset offset of the first byte, in bytes
     * @param source the bytes; its position is at its limit afterwards
     * @throws BadBlockException if a sector cannot be written; a retry with a smaller range may succeed
     * @throws java.nio.channels.NonWritableChannelException if the device was opened with {@link OpenMode#READ}
     * @throws IOException if the device fails in another way
     */
    void write(long offset, ByteBuffer source) throws IOException;

    /**
     * Makes a range read as zeros, by the cheapest method that guarantees zeros. The default, for a device without such a
     * method, writes zeros in pieces of 1 MiB. The zeros are durable only after {@link #flush}.
     *
     * @param range the bytes to zero, of any length
     * @throws BadBlockException if a sector cannot be written; a retry with a smaller range may succeed
     * @throws java.nio.channels.NonWritableChannelException if the device was opened with {@link OpenMode#READ}
     * @throws IOException if the device fails in another way
     */
    default void zero(ByteRange range) throws IOException {
        write(0, ByteBuffer.allocate(0));
        info().check(range);
        ByteBuffer zeros = ByteBuffer.allocate((int) Math.min(range.length(), 1 << 20));
        for (long at = range.offset(); at < range.end(); at += zeros.limit()) {
            write(at, zeros.clear().limit((int) Math.min(range.end() - at, zeros.capacity())));
        }
    }

    /**
     * Tells the device that the content of a range is no longer needed (TRIM). The range reads as anything afterwards.
     * The default, and a device without support, does nothing and returns false.
     *
     * @param range the bytes to discard
     * @return whether the device received the whole request; always false if {@link DeviceInfo#canDiscard} is false
     * @throws java.nio.channels.NonWritableChannelException if the device was opened with {@link OpenMode#READ}
     * @throws IOException if the device fails
     */
    default boolean discard(ByteRange range) throws IOException {
        write(0, ByteBuffer.allocate(0));
        info().check(range);
        return false;
    }

    /**
     * Returns which parts of a range read as zeros, without reading them. The default reports the whole range as data.
     *
     * <p>A file can have millions of holes, so the answer is limited. It may end after {@value #MAX_EXTENTS} extents.
     * The caller then asks again from the end of the last extent.
     *
     * @param range the bytes to describe
     * @return at most {@value #MAX_EXTENTS} extents, in ascending order, adjacent and not empty. The first begins at
     *     the start of the range. The last ends at the end of the range, unless the limit was reached. The list is
     *     empty only if the range is empty
     * @throws IOException if the device fails
     */
    default List<Extent> extents(ByteRange range) throws IOException {
        read(0, ByteBuffer.allocate(0));
        info().check(range);
        return range.length() == 0 ? List.of() : List.of(new Extent(range, Extent.Kind.DATA));
    }

    /**
     * Makes everything written so far durable, and empties the write cache of the device. Writes that run at the same
     * time in other threads may or may not be included.
     *
     * @throws IOException if bytes written since the last flush may be lost; another flush then fails, too, or cannot
     *     make them durable, so write them again
     */
    void flush() throws IOException;

    /**
     * Asks the operating system to read the partition table again. The default returns {@link
     * PartitionReload#NOT_APPLICABLE}.
     *
     * @return the result
     * @throws IOException if the device fails
     */
    default PartitionReload reloadPartitions() throws IOException {
        read(0, ByteBuffer.allocate(0));
        return PartitionReload.NOT_APPLICABLE;
    }
}
