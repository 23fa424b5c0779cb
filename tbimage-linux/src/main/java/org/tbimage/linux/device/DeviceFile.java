package org.tbimage.linux.device;

import java.io.IOException;
import java.util.List;
import org.tbimage.device.Extent;
import org.tbimage.device.PartitionReload;
import org.tbimage.linux.ioctl.ErrnoException;
import org.tbimage.value.ByteRange;

/** The operations that differ between a block device and a regular file. */
interface DeviceFile {
    /** {@return the current size in bytes, as the kernel reports it} */
    long size() throws IOException;

    /**
     * Zeroes a range without writing zeros.
     *
     * @return whether it was done; if not, the content of the range is undefined
     */
    boolean zero(ByteRange range) throws ErrnoException;

    /**
     * Discards a range.
     *
     * @return whether it was done
     */
    boolean discard(ByteRange range) throws ErrnoException;

    /** Distinguishes data from holes in a range that is not empty. */
    List<Extent> extents(ByteRange range) throws IOException;

    /** Makes the kernel read the partition table again. */
    PartitionReload reloadPartitions() throws IOException;
}
