package org.tbimage.core.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.Geometry;

/**
 * Bytes of a disk in which metadata is searched. Either the whole device can be read, or only its known first bytes.
 */
public interface DiskBytes {
    /** Number of bytes from the start of a disk that contain the usual partition tables. */
    int HEAD = 64 << 10;

    /** Size and sector sizes of the whole disk. */
    Geometry geometry();

    /**
     * Reads bytes anywhere on the disk. They need not be aligned.
     *
     * @return the bytes, little-endian, from position 0; empty if some of them lie outside the disk, cannot be read, or
     *     are not known
     * @throws IOException if the whole device fails
     */
    Optional<ByteBuffer> read(long offset, int length) throws IOException;

    /** Returns the bytes of a device. The caller still closes the device. */
    static DiskBytes of(BlockDevice device) {
        return new DeviceBytes(device);
    }

    /** Returns the known first bytes of a disk, such as those of a decoded image. The buffer stays unchanged. */
    static DiskBytes ofHead(ByteBuffer head, Geometry geometry) {
        return new HeadBytes(head.slice().order(ByteOrder.LITTLE_ENDIAN), geometry);
    }
}
