package org.tbimage.linux.device;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.device.BlockDeviceProvider;
import org.tbimage.testkit.device.DeviceProviderContract;
import org.tbimage.value.Location;

/** The contract for the provider of Linux disks and files. */
class LinuxProviderContractTest extends DeviceProviderContract {
    @TempDir
    Path folder;

    @Override
    protected BlockDeviceProvider provider() {
        return new LinuxDeviceProvider();
    }

    @Override
    protected Location existing() throws IOException {
        return LinuxFixture.location(LinuxFixture.sparseFile(folder, 1 << 20));
    }

    @Override
    protected Location missing() {
        return LinuxFixture.location(folder.resolve("missing"));
    }
}
