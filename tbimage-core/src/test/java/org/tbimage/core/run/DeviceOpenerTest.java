package org.tbimage.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.core.device.FileDeviceProvider;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.BlockDeviceProvider;
import org.tbimage.device.OpenMode;
import org.tbimage.provider.Providers;
import org.tbimage.value.Location;

/** A provider that is broken stops nobody who does not ask for it. */
class DeviceOpenerTest {
    @TempDir
    private Path folder;

    private static final class Broken implements BlockDeviceProvider {
        @Override
        public String name() {
            return "broken";
        }

        @Override
        public String summary() {
            return "fails at each call";
        }

        @Override
        public int suitability(String path) {
            throw new IllegalStateException("broken");
        }

        @Override
        public BlockDevice open(Location location, OpenMode mode) {
            throw new IllegalArgumentException("a fault of the provider");
        }
    }

    private final DeviceOpener opener =
            new DeviceOpener(Providers.of("kind of device", List.of(new Broken(), new FileDeviceProvider()), Map.of()));

    @Test
    void aBrokenProviderDoesNotStopOthers() throws IOException {
        Path file = Files.write(folder.resolve("disk"), new byte[512]);
        try (BlockDevice device = opener.open(file.toString(), OpenMode.READ, Optional.empty())) {
            assertThat(device.info().size()).isEqualTo(512);
        }
    }

    /** It is not reported as a bad setting of the user. */
    @Test
    void theFaultOfAProviderStaysItsOwn() {
        assertThatThrownBy(() -> opener.open("broken:x", OpenMode.READ, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a fault of the provider");
    }
}
