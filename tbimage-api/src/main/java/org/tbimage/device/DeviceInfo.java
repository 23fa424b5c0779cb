package org.tbimage.device;

import java.util.List;
import org.tbimage.value.ByteRange;

/**
 * What a device says of itself.
 *
 * @param name what the user knows it by, mostly a path
 * @param kind what it is
 * @param geometry size and sectors
 * @param identity which piece of hardware it is
 * @param rotational whether it has spinning platters
 * @param readOnly whether it refuses to be written
 * @param canDiscard whether {@link BlockDevice#discard} does anything
 * @param usedBy who uses it at the moment, one line each, such as {@code mounted at /home}; empty if nobody is known to
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
    /** What a device is. */
    public enum Kind {
        /** A block device of the operating system. */
        DISK,
        /** A regular file that holds a disk's content. */
        FILE,
        /** Memory of this program. */
        MEMORY
    }

    public DeviceInfo {
        usedBy = List.copyOf(usedBy);
    }

    /**
     * What has neither sectors nor an identity.
     *
     * @param name what the user knows it by
     * @param kind what it is
     * @param size in bytes
     * @return the description of a writable device
     */
    public static DeviceInfo plain(String name, Kind kind, long size) {
        Geometry geometry = Geometry.withoutSectors(size);
        return new DeviceInfo(name, kind, geometry, DiskIdentity.NONE, false, false, false, List.of());
    }

    /**
     * Refuses what no device does, so that each refuses it alike.
     *
     * @param range bytes that somebody wants to read or change
     * @throws IllegalArgumentException if they are not whole logical sectors inside the device
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
