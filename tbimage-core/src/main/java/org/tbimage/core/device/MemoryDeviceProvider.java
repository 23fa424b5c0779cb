package org.tbimage.core.device;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.BlockDeviceProvider;
import org.tbimage.device.DeviceInfo;
import org.tbimage.device.DiskIdentity;
import org.tbimage.device.Geometry;
import org.tbimage.device.OpenMode;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.value.Location;
import org.tbimage.value.Printable;

/**
 * Opens disks in memory: {@code memory:NAME?size=67108864&sector=512}. Opening a new name creates the disk and needs
 * its size in bytes. The disk exists until the process ends. Opening it again needs no options.
 */
public final class MemoryDeviceProvider implements BlockDeviceProvider {
    private static final String SIZE = "size";
    private static final String SECTOR = "sector";

    private final Map<String, Disk> byName = new ConcurrentHashMap<>();

    private record Disk(DeviceInfo info, SparsePages pages) {}

    /** Called by {@link java.util.ServiceLoader}. */
    public MemoryDeviceProvider() {}

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public String summary() {
        return "memory of this process, for trials: memory:NAME?size=BYTES&sector=512";
    }

    @Override
    public int suitability(String path) {
        return UNSUITABLE;
    }

    @Override
    public BlockDevice open(Location location, OpenMode mode) throws IOException {
        location.allowOptions(Set.of(SIZE, SECTOR));
        if (location.options().containsKey(SIZE)) {
            byName.putIfAbsent(location.path(), make(location));
        }
        Disk disk = byName.get(location.path());
        if (disk == null) {
            throw new ImagingException(
                    Problem.NO_SUCH_DEVICE,
                    "there is no disk in memory named '" + Printable.of(location.path()) + "'",
                    "make it by giving its size: memory:NAME?size=BYTES");
        }
        return new MemoryDevice(disk.info(), disk.pages(), mode);
    }

    private static Disk make(Location location) throws ImagingException {
        int sector = (int) number(location, location.options().getOrDefault(SECTOR, "512"), Geometry.MAX_SECTOR);
        long size = number(location, location.options().getOrDefault(SIZE, ""), Long.MAX_VALUE);
        DeviceInfo info = new DeviceInfo(
                "memory:" + location.path(),
                DeviceInfo.Kind.MEMORY,
                geometry(location, size, sector),
                DiskIdentity.NONE,
                false,
                false,
                true,
                List.of());
        return new Disk(info, new SparsePages());
    }

    private static Geometry geometry(Location location, long size, int sector) throws ImagingException {
        try {
            return new Geometry(size, sector, sector);
        } catch (IllegalArgumentException e) {
            throw location.bad(String.valueOf(e.getMessage()));
        }
    }

    private static long number(Location location, String text, long most) throws ImagingException {
        try {
            long number = Long.parseLong(text);
            if (number > 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // reported below, like a number out of range
        }
        throw location.bad("bad number of bytes '" + Printable.of(text) + "': expected 1 to " + most);
    }
}
