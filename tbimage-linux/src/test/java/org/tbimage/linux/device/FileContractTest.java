package org.tbimage.linux.device;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.testkit.device.BlockDeviceContract;
import org.tbimage.testkit.device.DeviceShape;
import org.tbimage.testkit.device.DeviceUnderTest;

/** The contract for regular files. */
class FileContractTest extends BlockDeviceContract {
    @TempDir
    static Path folder;

    @Override
    public DeviceUnderTest deviceUnderTest(DeviceShape shape) throws IOException {
        return new LinuxFixture.FileUnderTest(LinuxFixture.CALLS, LinuxFixture.sparseFile(folder, shape.size()));
    }
}
