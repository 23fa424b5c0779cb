package org.tbimage.testkit.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Comparator;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.BlockDeviceProvider;
import org.tbimage.device.DeviceInfo;
import org.tbimage.device.OpenMode;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.value.ByteRange;
import org.tbimage.value.Location;

/** Tests the promises of {@link BlockDeviceProvider}. The test of an implementation extends this class. */
public abstract class DeviceProviderContract {
    private static final int SIZE = 1 << 20;

    /** Called by the test class. */
    protected DeviceProviderContract() {}

    /** {@return the provider under test} */
    protected abstract BlockDeviceProvider provider();

    /**
     * Returns the location of an existing device. The test removes the device.
     *
     * @return the location
     * @throws IOException if the device cannot be created
     */
    protected abstract Location existing() throws IOException;

    /**
     * Returns a location without a device. If the provider can create devices, it can create one there.
     *
     * @return the location
     */
    protected abstract Location missing();

    /** The service loader finds the provider by its name, exactly once. */
    @Test
    public void isFoundByTheServiceLoader() {
        assertThat(ServiceLoader.load(BlockDeviceProvider.class))
                .filteredOn(found -> found.name().equals(provider().name()))
                .hasExactlyElementsOfTypes(provider().getClass());
    }

    /** Name and summary have the form that locations and users need. */
    @Test
    public void hasAValidNameAndSummary() {
        assertThat(provider().name()).matches("[a-z][a-z0-9-]{0,31}");
        assertThat(provider().summary()).isNotBlank().doesNotContain("\n");
    }

    /** An existing device opens in both modes, several times. */
    @Test
    public void opensAnExistingDevice() throws IOException {
        Location location = existing();
        for (OpenMode mode : new OpenMode[] {OpenMode.READ, OpenMode.WRITE, OpenMode.READ}) {
            try (BlockDevice device = provider().open(location, mode)) {
                assertThat(device.info().name()).as("%s", mode).isNotBlank();
            }
        }
    }

    /** An unknown option is a bad setting, and the message names it. */
    @Test
    public void rejectsUnknownOptions() throws IOException {
        Location location = existing();
        Location odd = new Location(location.scheme(), location.path(), Map.of("no-such-option", "1"));
        assertThatThrownBy(() -> provider().open(odd, OpenMode.READ).close())
                .isInstanceOfSatisfying(ImagingException.class, e -> {
                    assertThat(e.problem()).isEqualTo(Problem.BAD_SETTING);
                    assertThat(e).hasMessageContaining("no-such-option");
                });
    }

    /** A missing device is reported with its name and a remedy, in both modes, and is not created. */
    @Test
    public void reportsAMissingDevice() {
        for (OpenMode mode : OpenMode.values()) {
            assertThatThrownBy(() -> provider().open(missing(), mode).close())
                    .isInstanceOfSatisfying(ImagingException.class, e -> {
                        assertThat(e.problem()).isEqualTo(Problem.NO_SUCH_DEVICE);
                        assertThat(e).hasMessageContaining(missing().path());
                        assertThat(e.remedy()).isNotBlank();
                    });
        }
    }

    /** Any text can be rated as a path. */
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "/", "a\0b", "/no/such/folder/disk", "/dev/null", "?", "über", "."})
    public void ratesAnyPath(String path) {
        assertThat(provider().suitability(path))
                .isIn(BlockDeviceProvider.UNSUITABLE, BlockDeviceProvider.PORTABLE, BlockDeviceProvider.NATIVE);
    }

    /** A device that can be created is full of zeros, and can be opened again. Otherwise creating throws. */
    @Test
    public void createsADeviceOrThrows() throws IOException {
        Location location = missing();
        if (!provider().canCreate(location)) {
            assertThatThrownBy(() -> provider().create(location, SIZE).close())
                    .isInstanceOfSatisfying(
                            ImagingException.class, e -> assertThat(e.problem()).isEqualTo(Problem.NO_SUCH_DEVICE));
            return;
        }
        try (BlockDevice device = provider().create(location, SIZE)) {
            assertThat(device.info().size()).isEqualTo(SIZE);
            new DeviceProbe(device).expectZeros(new ByteRange(0, SIZE));
            new DeviceProbe(device).fill(1);
            device.flush();
        }
        assertThat(provider().canCreate(location)).as("a device is there now").isFalse();
        try (BlockDevice device = provider().open(location, OpenMode.READ)) {
            new DeviceProbe(device).expectAll(1);
        }
    }

    /** The list is sorted by name, and can be made at any time. */
    @Test
    public void listsDevicesSortedByName() throws IOException {
        assertThat(provider().list()).isSortedAccordingTo(Comparator.comparing(DeviceInfo::name));
        assertThatCode(() -> provider().list()).doesNotThrowAnyException();
    }
}
