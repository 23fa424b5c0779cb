package org.tbimage.testkit.device;

import java.util.List;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.OpenMode;

/** A write cache changes nothing, as long as the power stays. */
class VolatileCacheContractTest extends BlockDeviceContract {
    @Override
    public List<Integer> sectors() {
        return List.of(512, 4096);
    }

    @Override
    public DeviceUnderTest specimen(DeviceShape shape) {
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
