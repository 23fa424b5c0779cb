package org.tbimage.linux.ioctl;

/** Requests of {@code ioctl} for block devices, from {@code linux/fs.h} of the kernel. */
public enum BlockRequest {
    /** Whether the device is read-only: an {@code int}. */
    BLKROGET(0x125e),
    /** Reads the partition table again. */
    BLKRRPART(0x125f),
    /** Logical sector size: an {@code int}. */
    BLKSSZGET(0x1268),
    /** Size in bytes: 64 bits. */
    BLKGETSIZE64(0x80081272L),
    /** Discards a range: two 64-bit numbers, offset and length. */
    BLKDISCARD(0x1277),
    /** Physical sector size: an {@code unsigned int}. */
    BLKPBSZGET(0x127b),
    /** Makes a range read as zeros: two 64-bit numbers, offset and length. */
    BLKZEROOUT(0x127f);

    private final long number;

    BlockRequest(long number) {
        this.number = number;
    }

    long number() {
        return number;
    }
}
