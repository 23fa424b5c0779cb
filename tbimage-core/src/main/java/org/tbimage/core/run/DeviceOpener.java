package org.tbimage.core.run;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tbimage.core.device.ZeroDevice;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.BlockDeviceProvider;
import org.tbimage.device.OpenMode;
import org.tbimage.provider.Providers;
import org.tbimage.value.Location;

/** Opens devices by what a user gave: a location with a scheme, or a mere path, for which the best provider is found. */
public final class DeviceOpener {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceOpener.class);

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
        BlockDeviceProvider best = null;
        int greatest = BlockDeviceProvider.UNSUITABLE;
        for (BlockDeviceProvider provider : providers.all()) {
            int suitability = suitability(provider, text);
            if (suitability > greatest) {
                greatest = suitability;
                best = provider;
            }
        }
        if (best == null) {
            throw UnsuitablePath.explain(text, providers.names().contains("linux"));
        }
        return new Location(best.name(), text, Map.of());
    }

    /** A provider that fails here, such as a broken plug-in, must not stop the others. */
    private static int suitability(BlockDeviceProvider provider, String path) {
        try {
            return provider.suitability(path);
        } catch (RuntimeException | LinkageError e) {
            LOG.warn(
                    "the kind of device {} ({}) failed and is left out",
                    provider.name(),
                    provider.getClass().getName(),
                    e);
            return BlockDeviceProvider.UNSUITABLE;
        }
    }
}
