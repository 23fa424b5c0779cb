package org.tbimage.testkit.device;

import java.util.List;

/** The contract for the simplest device. */
class ArrayDeviceTest extends BlockDeviceContract {
    @Override
    public List<Integer> sectors() {
        return List.of(1, 512, 4096);
    }

    @Override
    public DeviceUnderTest deviceUnderTest(DeviceShape shape) {
        return new ArrayUnderTest(shape);
    }
}
