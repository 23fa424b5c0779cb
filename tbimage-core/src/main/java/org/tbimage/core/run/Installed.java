package org.tbimage.core.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.tbimage.action.Action;
import org.tbimage.codec.Codec;
import org.tbimage.core.store.PackStoreProvider;
import org.tbimage.device.BlockDeviceProvider;
import org.tbimage.provider.Providers;
import org.tbimage.store.BlobStoreProvider;
import org.tbimage.store.ImageStoreProvider;

/** All providers on the class or module path. */
public record Installed(
        Providers<Action> actions,
        Providers<Codec> codecs,
        Providers<BlockDeviceProvider> devices,
        Providers<ImageStoreProvider> stores) {
    /** The scheme of a store that is given as a mere path. */
    public static final String DEFAULT_STORE = "dir";

    // Artifacts of this project that a program may have left out, so that a miss can say what to add.
    private static final Map<String, String> CODEC_ARTIFACTS = Map.of(
            "gzip", "org.tbimage:tbimage-codec-gzip",
            "zstd", "org.tbimage:tbimage-codec-zstd",
            "xz", "org.tbimage:tbimage-codec-xz",
            "lz4", "org.tbimage:tbimage-codec-lz4");
    private static final Map<String, String> DEVICE_ARTIFACTS = Map.of("linux", "org.tbimage:tbimage-linux");

    /** Finds them. Every medium becomes a store, by the pack store laid over it. */
    public static Installed discover() {
        List<ImageStoreProvider> stores = new ArrayList<>();
        ServiceLoader.load(ImageStoreProvider.class).forEach(stores::add);
        Providers<Codec> codecs = Providers.of("codec", ServiceLoader.load(Codec.class), CODEC_ARTIFACTS);
        ServiceLoader.load(BlobStoreProvider.class)
                .forEach(medium -> stores.add(new PackStoreProvider(medium, codecs)));
        return new Installed(
                Providers.of("action", ServiceLoader.load(Action.class), Map.of()),
                codecs,
                Providers.of("kind of device", ServiceLoader.load(BlockDeviceProvider.class), DEVICE_ARTIFACTS),
                Providers.of("kind of store", stores, Map.of()));
    }

    /** Name and version of this library. */
    public static String version() {
        return "tbimage " + LibraryVersion.read();
    }
}
