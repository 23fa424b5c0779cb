package org.tbimage.testkit.device;

import java.util.List;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.OpenMode;

/** Without faults, the decorator keeps the contract. */
class FaultyDeviceContractTest extends BlockDeviceContract {
    @Override
    public List<Integer> sectors() {
        return List.of(512);
    }

    @Override
    public Specimen specimen(DeviceShape shape) {
        return new Faulty(new ArraySpecimen(shape));
    }

    private record Faulty(ArraySpecimen behind) implements Specimen {
        @Override
        public BlockDevice open(OpenMode mode) {
            return FaultyDevice.over(behind.open(mode));
        }

        @Override
        public void close() {}
    }
}
