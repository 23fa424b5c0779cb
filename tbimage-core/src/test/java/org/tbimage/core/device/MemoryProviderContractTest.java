package org.tbimage.core.device;

import java.io.IOException;
import java.util.Map;
import org.tbimage.device.BlockDeviceProvider;
import org.tbimage.device.OpenMode;
import org.tbimage.testkit.device.DeviceProviderContract;
import org.tbimage.value.Location;

/** The contract for the provider of disks in memory. */
class MemoryProviderContractTest extends DeviceProviderContract {
    private final MemoryDeviceProvider provider = new MemoryDeviceProvider();

    @Override
    protected BlockDeviceProvider provider() {
        return provider;
    }

    @Override
    protected Location existing() throws IOException {
        provider.open(new Location("memory", "disk", Map.of("size", "4096")), OpenMode.READ)
                .close();
        return new Location("memory", "disk", Map.of());
    }

    @Override
    protected Location missing() {
        return new Location("memory", "missing", Map.of());
    }
}
