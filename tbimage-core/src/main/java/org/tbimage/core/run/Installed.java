package org.tbimage.core.run;

import java.util.List;
import java.util.Map;
import org.tbimage.action.Action;
import org.tbimage.codec.Codec;
import org.tbimage.core.store.PackStoreProvider;
import org.tbimage.device.BlockDeviceProvider;
import org.tbimage.provider.Providers;
import org.tbimage.store.BlobStoreProvider;
import org.tbimage.store.ImageStoreProvider;

/** All providers of the class path, the module path and plug-ins. */
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

    /** Finds them, and those of plug-ins. Every blob store becomes an image store, by the pack store laid over it. */
    public static Installed discover(List<? extends ClassLoader> plugins) {
        Providers<Codec> codecs = Providers.find("codec", Codec.class, CODEC_ARTIFACTS, plugins);
        Providers<BlobStoreProvider> blobStores =
                Providers.find("kind of store", BlobStoreProvider.class, Map.of(), plugins);
        Providers<ImageStoreProvider> stores = Providers.find(
                        "kind of store", ImageStoreProvider.class, Map.<String, String>of(), plugins)
                .plus(blobStores, blobs -> new PackStoreProvider(blobs, codecs));
        Providers<BlockDeviceProvider> devices =
                Providers.find("kind of device", BlockDeviceProvider.class, DEVICE_ARTIFACTS, plugins);
        return new Installed(
                Providers.find("action", Action.class, Map.of(), plugins),
                codecs,
                ImageDeviceProvider.addTo(devices, stores, codecs),
                stores);
    }
}
