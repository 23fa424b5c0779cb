package org.tbimage.device;

/**
 * Size and sectors of a device.
 *
 * @param size in bytes, a multiple of the logical sector size
 * @param logicalSector unit of transfers and of addresses in partition tables, in bytes, a power of two; 1 for what has
 *     no sectors, such as a file
 * @param physicalSector unit in which the medium writes, in bytes, a power of two, at least the logical one
 */
public record Geometry(long size, int logicalSector, int physicalSector) {
    /** Largest sector size believed, in bytes. */
    public static final int MAX_SECTOR = 1 << 20;

    public Geometry {
        boolean sectors = isSector(logicalSector) && isSector(physicalSector) && logicalSector <= physicalSector;
        if (size < 0 || !sectors || size % logicalSector != 0) {
            throw new IllegalArgumentException("bad geometry: size=" + size + " logicalSector=" + logicalSector
                    + " physicalSector=" + physicalSector);
        }
    }

    /**
     * What has no sectors.
     *
     * @param size in bytes
     * @return its geometry
     */
    public static Geometry withoutSectors(long size) {
        return new Geometry(size, 1, 1);
    }

    /** {@return whether the device has sectors, so that what is written in their units depends on their size} */
    public boolean hasSectors() {
        return logicalSector > 1;
    }

    private static boolean isSector(int bytes) {
        return bytes > 0 && bytes <= MAX_SECTOR && Integer.bitCount(bytes) == 1;
    }
}
