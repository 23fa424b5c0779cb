package org.tbimage.core.store;

import java.io.IOException;
import java.util.Map;
import org.tbimage.codec.Codec;
import org.tbimage.core.Tbimage;
import org.tbimage.core.blob.MemoryBlobStoreProvider;
import org.tbimage.provider.Providers;
import org.tbimage.store.ImageStore;
import org.tbimage.testkit.store.ImageStoreContract;
import org.tbimage.value.Location;

/** Images over a medium without aliases keep the contract. */
class PackStoreInMemoryContractTest extends ImageStoreContract {
    private static final Providers<Codec> CODECS = Tbimage.discover().codecs();

    private final MemoryBlobStoreProvider medium = new MemoryBlobStoreProvider();

    @Override
    public ImageStore open() throws IOException {
        return new PackStoreProvider(medium, CODECS).open(new Location("memory", "contract", Map.of()));
    }

    @Override
    public Codec codec() {
        return CODECS.all().iterator().next();
    }
}
