package org.tbimage.testkit.device;

import java.util.List;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.OpenMode;
import org.tbimage.testkit.fault.FaultPlan;

/** The contract for decorators without faults. */
class RecordingDeviceContractTest extends BlockDeviceContract {
    @Override
    public List<Integer> sectors() {
        return List.of(512);
    }

    @Override
    public DeviceUnderTest deviceUnderTest(DeviceShape shape) {
        return new Decorated(new ArrayUnderTest(shape));
    }

    private record Decorated(ArrayUnderTest behind) implements DeviceUnderTest {
        @Override
        public BlockDevice open(OpenMode mode) {
            return new RecordingDevice(new BadSectors(FaultPlan.none().device(behind.open(mode))));
        }

        @Override
        public void close() {}
    }
}
