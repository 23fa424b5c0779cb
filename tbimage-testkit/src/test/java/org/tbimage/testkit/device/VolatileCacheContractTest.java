package org.tbimage.testkit.device;

import java.util.List;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.OpenMode;

/** The contract for a device with a write cache, without a power failure. */
class VolatileCacheContractTest extends BlockDeviceContract {
    @Override
    public List<Integer> sectors() {
        return List.of(512, 4096);
    }

    @Override
    public DeviceUnderTest deviceUnderTest(DeviceShape shape) {
        return new Cached(new ArrayUnderTest(shape));
    }

    private record Cached(ArrayUnderTest behind) implements DeviceUnderTest {
        @Override
        public BlockDevice open(OpenMode mode) {
            return new VolatileCacheDevice(behind.open(mode));
        }

        @Override
        public void close() {}
    }
}
