package org.tbimage.core.store;

import java.io.IOException;
import org.tbimage.codec.Codec;
import org.tbimage.provider.Providers;
import org.tbimage.store.BlobStoreProvider;
import org.tbimage.store.ImageStore;
import org.tbimage.store.ImageStoreProvider;
import org.tbimage.value.Location;

/** Makes an image store of a blob store: the pack store over it. */
public record PackStoreProvider(BlobStoreProvider blobStores, Providers<Codec> codecs) implements ImageStoreProvider {
    @Override
    public String name() {
        return blobStores.name();
    }

    @Override
    public String summary() {
        return blobStores.summary();
    }

    @Override
    public ImageStore open(Location location) throws IOException {
        return new PackStore(blobStores.open(location), codecs);
    }
}
