package org.tbimage.linux.ioctl;

/** Requests of {@code ioctl} that block devices understand, from the kernel's {@code linux/fs.h}. */
public enum BlockRequest {
    /** Whether it is read-only: an {@code int}. */
    BLKROGET(0x125e),
    /** Reads the partition table anew. */
    BLKRRPART(0x125f),
    /** Logical sector size: an {@code int}. */
    BLKSSZGET(0x1268),
    /** Size in bytes: 64 bits. */
    BLKGETSIZE64(0x80081272L),
    /** Frees a range: two times 64 bits, offset and length. */
    BLKDISCARD(0x1277),
    /** Physical sector size: an {@code unsigned int}. */
    BLKPBSZGET(0x127b),
    /** Makes a range read as zeros: two times 64 bits, offset and length. */
    BLKZEROOUT(0x127f);

    private final long number;

    BlockRequest(long number) {
        this.number = number;
    }

    long number() {
        return number;
    }
}
