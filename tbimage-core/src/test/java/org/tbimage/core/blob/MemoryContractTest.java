package org.tbimage.core.blob;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.tbimage.store.BlobStore;
import org.tbimage.testkit.store.BlobStoreContract;
import org.tbimage.value.Location;

/** The contract for blobs in memory. */
class MemoryContractTest extends BlobStoreContract {
    private final MemoryBlobStoreProvider provider = new MemoryBlobStoreProvider();
    private final String name = UUID.randomUUID().toString();

    @Override
    public BlobStore open() throws IOException {
        return provider.open(new Location("memory", name, Map.of()));
    }
}
