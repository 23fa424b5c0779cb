package org.tbimage.linux.device;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.testkit.device.BlockDeviceContract;
import org.tbimage.testkit.device.DeviceShape;
import org.tbimage.testkit.device.LoopDevice;
import org.tbimage.testkit.device.DeviceUnderTest;

/** The contract, on block devices that refuse direct I/O at the first transfer, and can neither zero nor discard (T32). */
class LimitedDiskContractTest extends BlockDeviceContract {
    @TempDir
    static Path folder;

    @Override
    public List<Integer> sectors() {
        return List.of(512, 4096);
    }

    @Override
    public DeviceUnderTest specimen(DeviceShape shape) throws IOException {
        LoopDevice loop = LoopDevice.create(folder, shape.size(), shape.sector());
        return new LinuxFixture.LoopSpecimen(new LimitedCalls(false), loop);
    }
}
