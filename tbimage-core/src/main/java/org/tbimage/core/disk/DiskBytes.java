package org.tbimage.core.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.Geometry;

/** Bytes of a disk for the recognition of what lies on it: of a whole device, or of the known beginning of one. */
public interface DiskBytes {
    /** Number of bytes from the start of a disk that suffice to read the usual partition tables. */
    int HEAD = 64 << 10;

    /** Size and sectors of the whole disk. */
    Geometry geometry();

    /**
     * Reads bytes anywhere on the disk; they need not be aligned.
     *
     * @return the bytes, little-endian, from position 0; empty if some of them lie outside the disk, can't be read, or
     *     are not known
     * @throws IOException if the device fails as a whole
     */
    Optional<ByteBuffer> read(long offset, int length) throws IOException;

    /** The bytes of a device, which stays the caller's. */
    static DiskBytes of(BlockDevice device) {
        return new DeviceBytes(device);
    }

    /** The known beginning of a disk, such as the first bytes of an expanded image. The buffer is left as it was. */
    static DiskBytes ofHead(ByteBuffer head, Geometry geometry) {
        return new HeadBytes(head.slice().order(ByteOrder.LITTLE_ENDIAN), geometry);
    }
}
