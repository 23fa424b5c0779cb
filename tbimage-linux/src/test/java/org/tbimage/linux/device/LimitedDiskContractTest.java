package org.tbimage.linux.device;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.testkit.device.BlockDeviceContract;
import org.tbimage.testkit.device.DeviceShape;
import org.tbimage.testkit.device.DeviceUnderTest;
import org.tbimage.testkit.device.LoopDevice;

/**
 * The contract for block devices that reject direct I/O at the first transfer, and support neither zeroing nor
 * discarding (T32).
 */
class LimitedDiskContractTest extends BlockDeviceContract {
    @TempDir
    static Path folder;

    @Override
    public List<Integer> sectors() {
        return List.of(512, 4096);
    }

    @Override
    public DeviceUnderTest deviceUnderTest(DeviceShape shape) throws IOException {
        LoopDevice loop = LoopDevice.create(folder, shape.size(), shape.sector());
        return new LinuxFixture.LoopUnderTest(new LimitedCalls(false), loop);
    }
}
