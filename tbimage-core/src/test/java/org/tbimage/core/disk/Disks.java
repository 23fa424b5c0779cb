package org.tbimage.core.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.tbimage.core.device.MemoryDeviceProvider;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.OpenMode;
import org.tbimage.value.Location;

/** Disks in memory for the tests of this package. */
final class Disks {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private Disks() {}

    /** Creates a disk of zeros. */
    static BlockDevice blank(long size, int sector) throws IOException {
        String name = "disk" + COUNT.incrementAndGet();
        Map<String, String> options = Map.of("size", "" + size, "sector", "" + sector);
        return new MemoryDeviceProvider().open(new Location("memory", name, options), OpenMode.WRITE);
    }

    /** Writes bytes anywhere on a disk. */
    static void put(BlockDevice disk, long offset, byte... bytes) throws IOException {
        int sector = disk.info().geometry().logicalSector();
        int before = (int) (offset % sector);
        int length = (before + bytes.length + sector - 1) / sector * sector;
        ByteBuffer sectors = ByteBuffer.allocate(length);
        disk.read(offset - before, sectors);
        disk.write(offset - before, sectors.put(before, bytes).rewind());
    }
}
