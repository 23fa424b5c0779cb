package org.tbimage.linux.device;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.testkit.device.BlockDeviceContract;
import org.tbimage.testkit.device.DeviceShape;
import org.tbimage.testkit.device.DeviceUnderTest;
import org.tbimage.testkit.device.LoopDevice;

/** The contract for block devices with sectors of 512 and of 4096 bytes (T26, T27). */
class DiskContractTest extends BlockDeviceContract {
    @TempDir
    static Path folder;

    @Override
    public List<Integer> sectors() {
        return List.of(512, 4096);
    }

    @Override
    public DeviceUnderTest deviceUnderTest(DeviceShape shape) throws IOException {
        LoopDevice loop = LoopDevice.create(folder, shape.size(), shape.sector());
        return new LinuxFixture.LoopUnderTest(LinuxFixture.CALLS, loop);
    }
}
