package org.tbimage.device;

/**
 * Size and sector sizes of a device.
 *
 * @param size size in bytes, a multiple of the logical sector size
 * @param logicalSector logical sector size in bytes, a power of two: the unit of transfers and of addresses in
 *     partition tables; 1 for a device without sectors, such as a file
 * @param physicalSector physical sector size in bytes, a power of two: the unit in which the hardware writes; not less
 *     than the logical sector size
 */
public record Geometry(long size, int logicalSector, int physicalSector) {
    /** Largest valid sector size, in bytes. */
    public static final int MAX_SECTOR = 1 << 20;

    public Geometry {
        boolean sectors = isSector(logicalSector) && isSector(physicalSector) && logicalSector <= physicalSector;
        if (size < 0 || !sectors || size % logicalSector != 0) {
            throw new IllegalArgumentException("bad geometry: size=" + size + " logicalSector=" + logicalSector
                    + " physicalSector=" + physicalSector);
        }
    }

    /**
     * Returns the geometry of a device without sectors.
     *
     * @param size size in bytes
     * @return the geometry
     */
    public static Geometry withoutSectors(long size) {
        return new Geometry(size, 1, 1);
    }

    /** {@return whether the device has sectors, so that partition tables depend on their size} */
    public boolean hasSectors() {
        return logicalSector > 1;
    }

    private static boolean isSector(int bytes) {
        return bytes > 0 && bytes <= MAX_SECTOR && Integer.bitCount(bytes) == 1;
    }
}
