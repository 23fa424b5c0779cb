package org.tbimage.core.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.OpenMode;
import org.tbimage.testkit.device.BlockDeviceContract;
import org.tbimage.testkit.device.DeviceShape;
import org.tbimage.testkit.device.DeviceUnderTest;
import org.tbimage.value.Location;

/** The contract for disks in files. */
class FileDeviceContractTest extends BlockDeviceContract {
    @TempDir
    static Path folder;

    @Override
    public DeviceUnderTest deviceUnderTest(DeviceShape shape) throws IOException {
        FileDeviceProvider provider = new FileDeviceProvider();
        Path file = folder.resolve(UUID.randomUUID().toString());
        Location location = Location.parse("file:" + file, "file");
        provider.create(location, shape.size()).close();
        return new DeviceUnderTest() {
            @Override
            public BlockDevice open(OpenMode mode) throws IOException {
                return provider.open(location, mode);
            }

            @Override
            public void close() throws IOException {
                Files.delete(file);
            }
        };
    }
}
