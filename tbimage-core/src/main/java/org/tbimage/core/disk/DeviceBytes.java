package org.tbimage.core.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.tbimage.device.BadBlockException;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.Geometry;

/** The bytes of a device, read in whole sectors. */
record DeviceBytes(BlockDevice device) implements DiskBytes {
    @Override
    public Geometry geometry() {
        return device.info().geometry();
    }

    @Override
    public Optional<ByteBuffer> read(long offset, int length) throws IOException {
        long size = geometry().size();
        if (offset < 0 || length < 0 || offset > size - length) {
            return Optional.empty();
        }
        int sector = geometry().logicalSector();
        int before = (int) (offset % sector);
        int whole = (before + length + sector - 1) / sector * sector;
        ByteBuffer sectors = ByteBuffer.allocate(whole);
        try {
            device.read(offset - before, sectors);
        } catch (BadBlockException e) {
            return Optional.empty();
        }
        return Optional.of(sectors.slice(before, length).order(ByteOrder.LITTLE_ENDIAN));
    }
}
