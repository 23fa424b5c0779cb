package org.tbimage.testkit.device;

import org.tbimage.device.BlockDevice;
import org.tbimage.device.OpenMode;

/** A device under test over an array. */
final class ArrayUnderTest implements DeviceUnderTest {
    private final byte[] bytes;
    private final int sector;

    ArrayUnderTest(DeviceShape shape) {
        this.bytes = new byte[(int) shape.size()];
        this.sector = shape.sector();
    }

    @Override
    public BlockDevice open(OpenMode mode) {
        return new ArrayDevice(bytes, sector, mode);
    }

    @Override
    public void close() {}
}
