package org.tbimage.core.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.device.BlockDeviceProvider;
import org.tbimage.testkit.device.DeviceProviderContract;
import org.tbimage.value.Location;

/** The contract for the provider of disks in files. */
class FileProviderContractTest extends DeviceProviderContract {
    @TempDir
    Path folder;

    @Override
    protected BlockDeviceProvider provider() {
        return new FileDeviceProvider();
    }

    @Override
    protected Location existing() throws IOException {
        return at(Files.write(folder.resolve("disk"), new byte[512]));
    }

    @Override
    protected Location missing() {
        return at(folder.resolve("missing"));
    }

    private static Location at(Path file) {
        return Location.parse("file:" + file, "file");
    }
}
