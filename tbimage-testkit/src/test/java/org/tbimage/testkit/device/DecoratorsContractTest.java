package org.tbimage.testkit.device;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.OpenMode;
import org.tbimage.testkit.fault.FaultPlan;
import org.tbimage.testkit.watch.ResourceWatch;

/** The contract for decorators that cause no faults. */
class DecoratorsContractTest {
    private abstract static class Device extends BlockDeviceContract {
        abstract BlockDevice before(BlockDevice behind, DeviceShape shape);

        @Override
        public List<Integer> sectors() {
            return List.of(512);
        }

        @Override
        public DeviceUnderTest deviceUnderTest(DeviceShape shape) {
            ArrayUnderTest array = new ArrayUnderTest(shape);
            return new DeviceUnderTest() {
                @Override
                public BlockDevice open(OpenMode mode) {
                    return before(array.open(mode), shape);
                }

                @Override
                public void close() throws IOException {
                    array.close();
                }
            };
        }
    }

    @Nested
    class WithoutFaultsPlanned extends Device {
        @Override
        BlockDevice before(BlockDevice behind, DeviceShape shape) {
            return FaultPlan.none().device(behind);
        }
    }

    @Nested
    class Watched extends Device {
        @Override
        BlockDevice before(BlockDevice behind, DeviceShape shape) {
            return new ResourceWatch().device(behind);
        }
    }

    /** Discarded ranges read as noise. */
    @Nested
    class WithNoiseBehindDiscards extends Device {
        @Override
        BlockDevice before(BlockDevice behind, DeviceShape shape) {
            return new NoisyDiscard(behind);
        }
    }
}
