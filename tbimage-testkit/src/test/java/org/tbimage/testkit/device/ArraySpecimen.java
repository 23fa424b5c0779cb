package org.tbimage.testkit.device;

import org.tbimage.device.BlockDevice;
import org.tbimage.device.OpenMode;

/** An array to be opened as a device. */
record ArraySpecimen(byte[] bytes, int sector) implements Specimen {
    ArraySpecimen(DeviceShape shape) {
        this(new byte[(int) shape.size()], shape.sector());
    }

    @Override
    public BlockDevice open(OpenMode mode) {
        return new ArrayDevice(bytes, sector, mode);
    }

    @Override
    public void close() {}
}
