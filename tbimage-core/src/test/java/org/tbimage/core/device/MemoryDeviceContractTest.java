package org.tbimage.core.device;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.OpenMode;
import org.tbimage.testkit.device.BlockDeviceContract;
import org.tbimage.testkit.device.DeviceShape;
import org.tbimage.testkit.device.DeviceUnderTest;
import org.tbimage.value.Location;

/** The contract for disks in memory. */
class MemoryDeviceContractTest extends BlockDeviceContract {
    private final MemoryDeviceProvider provider = new MemoryDeviceProvider();

    @Override
    public List<Integer> sectors() {
        return List.of(512, 4096);
    }

    @Override
    public DeviceUnderTest deviceUnderTest(DeviceShape shape) {
        String name = "memory:" + UUID.randomUUID() + "?size=" + shape.size() + "&sector=" + shape.sector();
        return new DeviceUnderTest() {
            @Override
            public BlockDevice open(OpenMode mode) throws IOException {
                return provider.open(Location.parse(name, "memory"), mode);
            }

            @Override
            public void close() {}
        };
    }
}
