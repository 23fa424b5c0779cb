package org.tbimage.device;

import java.util.List;
import org.tbimage.value.ByteRange;

/**
 * Description of a device.
 *
 * @param name name that the user knows it by, usually a path
 * @param kind kind of device
 * @param geometry size and sector sizes
 * @param identity identity of the hardware
 * @param rotational whether it has rotating platters
 * @param readOnly whether it cannot be written
 * @param canDiscard whether {@link BlockDevice#discard} has an effect
 * @param usedBy the current users of the device, one line each, such as {@code mounted at /home}; empty if none is
 *     known
 */
public record DeviceInfo(
        String name,
        Kind kind,
        Geometry geometry,
        DiskIdentity identity,
        boolean rotational,
        boolean readOnly,
        boolean canDiscard,
        List<String> usedBy) {
    /** Kind of a device. */
    public enum Kind {
        /** A block device of the operating system. */
        DISK,
        /** A regular file that holds a disk's content. */
        FILE,
        /** Memory of this process. */
        MEMORY
    }

    public DeviceInfo {
        usedBy = List.copyOf(usedBy);
    }

    /**
     * Describes a device that has neither sectors nor an identity.
     *
     * @param name name that the user knows it by
     * @param kind kind of device
     * @param size size in bytes
     * @return the description of a writable device
     */
    public static DeviceInfo plain(String name, Kind kind, long size) {
        Geometry geometry = Geometry.withoutSectors(size);
        return new DeviceInfo(name, kind, geometry, DiskIdentity.NONE, false, false, false, List.of());
    }

    /**
     * Checks that a range lies inside the device and consists of whole logical sectors. Implementations of {@link
     * BlockDevice} call it first, so that all report the same error.
     *
     * @param range the bytes to transfer
     * @throws IllegalArgumentException if the range is invalid
     */
    public void check(ByteRange range) {
        int sector = geometry.logicalSector();
        boolean whole = range.offset() % sector == 0 && range.length() % sector == 0;
        if (!whole || range.end() > size()) {
            throw new IllegalArgumentException(name + ": bytes " + range + " are not whole sectors of " + sector
                    + " bytes inside its " + size() + " bytes");
        }
    }

    /** {@return the size, in bytes} */
    public long size() {
        return geometry.size();
    }
}
