package org.tbimage.device;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.tbimage.value.ByteRange;

/**
 * Random-access bytes of fixed size: a disk, a disk image in a file, memory.
 *
 * <ul>
 *   <li><b>Threads:</b> every method may be called by many threads at once; transfers of disjoint ranges may overlap in
 *       time, transfers of overlapping ranges are the caller's fault.
 *   <li><b>Units:</b> offsets and lengths are bytes, and multiples of the {@linkplain Geometry#logicalSector() logical
 *       sector size}; {@link IllegalArgumentException} otherwise, or where a range leaves the device. Buffers may be
 *       direct or not, and aligned or not; direct ones aligned to {@value #BUFFER_ALIGNMENT} bytes are transferred
 *       without a copy.
 *   <li><b>Transfers are whole:</b> a method returns when all bytes are transferred, or throws. After an exception the
 *       buffer's position is undefined.
 *   <li><b>Closing:</b> whoever opened a device closes it. After that every method but {@code info} and {@code close}
 *       throws {@link java.nio.channels.ClosedChannelException}; closing twice does nothing. {@code close} waits for
 *       running transfers, and does not flush.
 *   <li><b>Interrupts</b> of a thread neither close the device nor end a transfer.
 * </ul>
 */
public interface BlockDevice extends Closeable {
    /** Alignment, in bytes, of the address of a direct buffer that every device can transfer without a copy. */
    int BUFFER_ALIGNMENT = 4096;

    /** Most extents that {@link #extents} gives at once. */
    int MAX_EXTENTS = 1 << 12;

    /** {@return what the device said of itself when it was opened} */
    DeviceInfo info();

    /**
     * Asks the operating system how large the device is at this moment. A file that is written, or a disk of a storage
     * server, may have another size than {@link #info} says; transfers stay inside that. By default nothing is asked.
     *
     * @return the size, in bytes, without a broken last sector
     * @throws IOException if the device is gone
     */
    default long currentSize() throws IOException {
        return info().size();
    }

    /**
     * Fills what remains of {@code target}.
     *
     * @param offset place of the first byte
     * @param target gets the bytes; its position is then its limit
     * @throws BadBlockException if the medium can't give some of these bytes; a smaller read may succeed
     * @throws IOException if the device failed otherwise
     */
    void read(long offset, ByteBuffer target) throws IOException;

    /**
     * Like {@link #read}, but from the medium itself, past every cache of the operating system, as far as the device
     * can; by default an ordinary read. Only bytes that were {@linkplain #flush flushed} are sure to be seen.
     *
     * @param offset place of the first byte
     * @param target gets the bytes; its position is then its limit
     * @throws BadBlockException if the medium can't give some of these bytes
     * @throws IOException if the device failed otherwise
     */
    default void readMedium(long offset, ByteBuffer target) throws IOException {
        read(offset, target);
    }

    /**
     * Writes what remains of {@code source}. Durable only after {@link #flush}.
     *
     * @param offset place of the first byte
     * @param source the bytes; its position is then its limit
     * @throws BadBlockException if the medium refuses some of these bytes
     * @throws java.nio.channels.NonWritableChannelException if the device was opened to read
     * @throws IOException if the device failed otherwise
     */
    void write(long offset, ByteBuffer source) throws IOException;

    /**
     * Makes a range read as zeros, by the cheapest means that promises zeros; by writing them if need be. Durable only
     * after {@link #flush}.
     *
     * @param range any length, not only what fits a buffer
     * @throws BadBlockException if the medium refuses some of these bytes
     * @throws java.nio.channels.NonWritableChannelException if the device was opened to read
     * @throws IOException if the device failed otherwise
     */
    void zero(ByteRange range) throws IOException;

    /**
     * Tells the device that nobody needs the content of a range any more. What it reads as afterwards is undefined. By
     * default, and where the device can't, nothing happens.
     *
     * @param range what is free
     * @return whether the device was told
     * @throws java.nio.channels.NonWritableChannelException if the device was opened to read
     * @throws IOException if the device failed
     */
    default boolean discard(ByteRange range) throws IOException {
        return false;
    }

    /**
     * Tells which parts of a range are known to read as zeros without reading them. By default all is data.
     *
     * <p>A file can have millions of holes, so an answer is bounded: it may stop after {@value #MAX_EXTENTS} extents, and
     * the caller asks again from where it ends.
     *
     * @param range what is asked about
     * @return at most {@value #MAX_EXTENTS} extents that cover the range from its first byte on, exactly or, if there are
     *     that many, in part: ascending, touching, none empty; no extent only if the range is empty
     * @throws IOException if the device failed
     */
    default List<Extent> extents(ByteRange range) throws IOException {
        return range.length() == 0 ? List.of() : List.of(new Extent(range, Extent.Kind.DATA));
    }

    /**
     * Returns when everything written before is on the medium, the device's own cache included.
     *
     * @throws IOException if anything written since the last flush may be lost
     */
    void flush() throws IOException;

    /**
     * Lets the operating system read the partition table anew. By default there is none to be read.
     *
     * @return what came of it
     * @throws IOException if the device failed
     */
    default PartitionReload reloadPartitions() throws IOException {
        return PartitionReload.NOT_APPLICABLE;
    }
}
