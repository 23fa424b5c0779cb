package org.tbimage.core.store;

import java.io.IOException;
import org.tbimage.codec.Codec;
import org.tbimage.provider.Providers;
import org.tbimage.store.BlobStoreProvider;
import org.tbimage.store.ImageStore;
import org.tbimage.store.ImageStoreProvider;
import org.tbimage.value.Location;

/** Makes a store of a medium by laying the pack store over it. */
public record PackStoreProvider(BlobStoreProvider medium, Providers<Codec> codecs) implements ImageStoreProvider {
    @Override
    public String name() {
        return medium.name();
    }

    @Override
    public String summary() {
        return medium.summary();
    }

    @Override
    public ImageStore open(Location location) throws IOException {
        return new PackStore(medium.open(location), codecs);
    }
}
