package org.tbimage.testkit.device;

import java.util.List;

/** The contract holds for the plainest device. */
class ArrayDeviceTest extends BlockDeviceContract {
    @Override
    public List<Integer> sectors() {
        return List.of(1, 512, 4096);
    }

    @Override
    public DeviceUnderTest specimen(DeviceShape shape) {
        return new ArrayUnderTest(shape);
    }
}
