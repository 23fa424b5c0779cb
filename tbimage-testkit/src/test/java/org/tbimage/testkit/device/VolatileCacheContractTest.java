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
    public Specimen specimen(DeviceShape shape) {
        return new Cached(new ArraySpecimen(shape));
    }

    private record Cached(ArraySpecimen behind) implements Specimen {
        @Override
        public BlockDevice open(OpenMode mode) {
            return new VolatileCacheDevice(behind.open(mode));
        }

        @Override
        public void close() {}
    }
}
