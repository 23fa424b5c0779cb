package org.tbimage.core.run;

import java.io.IOException;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.tbimage.core.device.ZeroDevice;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.BlockDeviceProvider;
import org.tbimage.device.OpenMode;
import org.tbimage.provider.Providers;
import org.tbimage.value.Location;

/** Opens devices by what a user gave: a location with a scheme, or a mere path, for which the best provider is found. */
public final class DeviceOpener {
    private final Providers<BlockDeviceProvider> providers;

    /** Chooses among {@code providers}. */
    public DeviceOpener(Providers<BlockDeviceProvider> providers) {
        this.providers = providers;
    }

    /**
     * Opens a device; where there is none, and {@code createSize} is given, makes one of that many bytes, or, to read, an
     * empty stand-in of that size.
     */
    public BlockDevice open(String text, OpenMode mode, Optional<Long> createSize) throws IOException {
        Location location = locate(text);
        BlockDeviceProvider provider = providers.get(location.scheme());
        if (createSize.isEmpty() || !provider.canCreate(location)) {
            return provider.open(location, mode);
        }
        long size = createSize.get();
        return mode == OpenMode.WRITE ? provider.create(location, size) : new ZeroDevice(text, size);
    }

    private Location locate(String text) throws IOException {
        Location location = Settings.parse("device", text, given -> Location.parse(given, "path"));
        if (!location.scheme().equals("path")) {
            return location;
        }
        BlockDeviceProvider best = providers.all().stream()
                .filter(provider -> provider.suitability(text) > BlockDeviceProvider.UNSUITABLE)
                .max(Comparator.comparingInt(provider -> provider.suitability(text)))
                .orElse(null);
        if (best == null) {
            throw UnsuitablePath.explain(text, providers.names().contains("linux"));
        }
        return new Location(best.name(), text, Map.of());
    }
}
