package org.tbimage.linux.device;

import java.io.IOException;
import java.util.List;
import org.tbimage.device.Extent;
import org.tbimage.device.PartitionReload;
import org.tbimage.linux.ioctl.ErrnoException;
import org.tbimage.value.ByteRange;

/** What a block device and a regular file do differently. */
interface DeviceFile {
    /**
     * Zeros a range without writing zeros.
     *
     * @return whether that was done; if not, nothing is known of the range
     */
    boolean zero(ByteRange range) throws ErrnoException;

    /**
     * Frees a range.
     *
     * @return whether that was done
     */
    boolean discard(ByteRange range) throws ErrnoException;

    /** Tells data from holes in a range that is not empty. */
    List<Extent> extents(ByteRange range) throws IOException;

    /** Makes the kernel read the partition table anew. */
    PartitionReload reloadPartitions() throws IOException;
}
