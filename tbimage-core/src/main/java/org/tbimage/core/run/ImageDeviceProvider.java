package org.tbimage.core.run;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tbimage.codec.Codec;
import org.tbimage.core.engine.ImageDevice;
import org.tbimage.core.engine.plain.PlainDevice;
import org.tbimage.core.job.ImageChoice;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.BlockDeviceProvider;
import org.tbimage.device.OpenMode;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.provider.Providers;
import org.tbimage.store.ImageStore;
import org.tbimage.store.ImageStoreProvider;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;
import org.tbimage.value.ImageRef;
import org.tbimage.value.Location;

/**
 * Opens images as devices to read: {@code image:BOX/DISK?store=dir:/mnt/testbox-backup&generation=20261122T120000Z}. Without a
 * generation it is the newest good image, or the only compressed file of a disk without an image. {@code file=sda.raw.zst}
 * names a compressed file in the folder of the box.
 */
final class ImageDeviceProvider implements BlockDeviceProvider {
    private static final String STORE = "store";
    private static final String GENERATION = "generation";
    private static final String FILE = "file";

    private final Providers<ImageStoreProvider> stores;
    private final Providers<Codec> codecs;

    ImageDeviceProvider(Providers<ImageStoreProvider> stores, Providers<Codec> codecs) {
        this.stores = stores;
        this.codecs = codecs;
    }

    @Override
    public String name() {
        return "image";
    }

    @Override
    public String summary() {
        return "the disk in an image, to read: image:BOX/DISK?store=LOCATION&generation=TIME, or file=NAME";
    }

    @Override
    public int suitability(String path) {
        return UNSUITABLE;
    }

    @Override
    public BlockDevice open(Location location, OpenMode mode) throws IOException {
        location.allowOptions(Set.of(STORE, GENERATION, FILE));
        if (mode == OpenMode.WRITE) {
            throw new ImagingException(
                    Problem.TARGET_READ_ONLY,
                    location + " is an image, and images never change",
                    "name a disk or a file");
        }
        ImageStore store = openStore(location);
        try {
            ImageChoice choice = choice(location);
            Optional<ImageRef> image = choice.find(store);
            return image.isPresent()
                    ? new ImageDevice(store.open(image.get()), codecs, store)
                    : PlainDevice.open(choice.findFile(store), codecs, store);
        } catch (IOException | RuntimeException e) {
            try (store) {
                throw e; // the store is closed on the way
            }
        }
    }

    private ImageStore openStore(Location location) throws IOException {
        String text = Optional.ofNullable(location.options().get(STORE))
                .orElseThrow(
                        () -> location.bad("expected the store, as in image:BOX/DISK?store=dir:/mnt/testbox-backup"));
        Location where = Settings.parse(STORE, text, given -> Location.parse(given, Installed.DEFAULT_STORE));
        return stores.get(where.scheme()).open(where);
    }

    private static ImageChoice choice(Location location) throws IOException {
        ImageName name = Settings.parse("image", location.path(), ImageName::parse);
        String generation = location.options().get(GENERATION);
        Optional<String> file = Optional.ofNullable(location.options().get(FILE));
        if (generation != null && file.isPresent()) {
            throw location.bad("give a generation or a file, not both");
        }
        return new ImageChoice(
                name,
                generation == null || generation.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Settings.parse(GENERATION, generation, Generation::parse)),
                file);
    }

    /** The providers of devices, with this one. */
    static Providers<BlockDeviceProvider> addTo(
            Providers<BlockDeviceProvider> devices, Providers<ImageStoreProvider> stores, Providers<Codec> codecs) {
        Providers<BlockDeviceProvider> own =
                Providers.of("kind of device", List.of(new ImageDeviceProvider(stores, codecs)), Map.of());
        return devices.plus(own, provider -> provider);
    }
}
