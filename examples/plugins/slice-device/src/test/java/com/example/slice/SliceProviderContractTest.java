package com.example.slice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.device.BlockDeviceProvider;
import org.tbimage.testkit.device.DeviceProviderContract;
import org.tbimage.value.Location;

class SliceProviderContractTest extends DeviceProviderContract {
    private static final Map<String, String> OPTIONS = Map.of("offset", "512", "length", "1024");

    @TempDir
    Path folder;

    @Override
    protected BlockDeviceProvider provider() {
        return new SliceProvider();
    }

    @Override
    protected Location existing() throws IOException {
        Path file = Files.write(folder.resolve("disk.img"), new byte[4096]);
        return new Location("slice", file.toString(), OPTIONS);
    }

    @Override
    protected Location missing() {
        return new Location("slice", folder.resolve("none").toString(), OPTIONS);
    }
}
