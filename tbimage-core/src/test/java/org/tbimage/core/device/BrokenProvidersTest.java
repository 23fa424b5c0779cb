package org.tbimage.core.device;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.BlockDeviceProvider;
import org.tbimage.device.DeviceInfo;
import org.tbimage.device.OpenMode;
import org.tbimage.testkit.device.DeviceProviderContract;
import org.tbimage.value.Location;

/** The contract of device providers detects implementations that break a single promise. */
class BrokenProvidersTest {
    @TempDir
    Path folder;

    /** A provider of files that a test changes. */
    private static class Broken implements BlockDeviceProvider {
        final FileDeviceProvider files = new FileDeviceProvider();

        @Override
        public String name() {
            return files.name();
        }

        @Override
        public String summary() {
            return files.summary();
        }

        @Override
        public int suitability(String path) {
            return files.suitability(path);
        }

        @Override
        public BlockDevice open(Location location, OpenMode mode) throws IOException {
            return files.open(location, mode);
        }

        @Override
        public boolean canCreate(Location location) {
            return files.canCreate(location);
        }

        @Override
        public BlockDevice create(Location location, long size) throws IOException {
            return files.create(location, size);
        }
    }

    private static final class Contract extends DeviceProviderContract {
        private final BlockDeviceProvider provider;
        private final Path folder;

        Contract(BlockDeviceProvider provider, Path folder) {
            this.provider = provider;
            this.folder = folder;
        }

        @Override
        protected BlockDeviceProvider provider() {
            return provider;
        }

        @Override
        protected Location existing() throws IOException {
            return at(Files.write(folder.resolve("disk"), new byte[512]));
        }

        @Override
        protected Location missing() {
            return at(folder.resolve("missing"));
        }

        private Location at(Path file) {
            return new Location("file", file.toString(), Map.of());
        }
    }

    private static void assertDetected(ThrowingCallable test) {
        assertThatThrownBy(test).isInstanceOf(AssertionError.class);
    }

    @Test
    void aProviderThatIsNotRegistered() {
        assertDetected(() -> new Contract(new Broken(), folder).isFoundByTheServiceLoader());
    }

    @Test
    void unknownOptionsThatAreIgnored() {
        Contract contract = new Contract(
                new Broken() {
                    @Override
                    public BlockDevice open(Location location, OpenMode mode) throws IOException {
                        return super.open(new Location(location.scheme(), location.path(), Map.of()), mode);
                    }
                },
                folder);
        assertDetected(contract::rejectsUnknownOptions);
    }

    @Test
    void aMissingDeviceThatIsCreated() {
        Contract contract = new Contract(
                new Broken() {
                    @Override
                    public BlockDevice open(Location location, OpenMode mode) throws IOException {
                        return canCreate(location) ? create(location, 512) : super.open(location, mode);
                    }
                },
                folder);
        assertDetected(contract::reportsAMissingDevice);
    }

    @Test
    void anUnknownSuitability() {
        Contract contract = new Contract(
                new Broken() {
                    @Override
                    public int suitability(String path) {
                        return -1;
                    }
                },
                folder);
        assertDetected(() -> contract.ratesAnyPath("/"));
    }

    @Test
    void aDeviceThatCanBeCreatedTwice() {
        Contract contract = new Contract(
                new Broken() {
                    @Override
                    public boolean canCreate(Location location) {
                        return true;
                    }
                },
                folder);
        assertDetected(contract::createsADeviceOrThrows);
    }

    @Test
    void anUnsortedList() {
        Contract contract = new Contract(
                new Broken() {
                    @Override
                    public List<DeviceInfo> list() {
                        return List.of(
                                DeviceInfo.plain("b", DeviceInfo.Kind.FILE, 1),
                                DeviceInfo.plain("a", DeviceInfo.Kind.FILE, 1));
                    }
                },
                folder);
        assertDetected(contract::listsDevicesSortedByName);
    }
}
