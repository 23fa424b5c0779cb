package org.tbimage.core.blob;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.store.BlobStore;
import org.tbimage.testkit.store.BlobStoreContract;
import org.tbimage.value.Location;

/** The contract for blobs in a directory. */
class DirectoryContractTest extends BlobStoreContract {
    @TempDir
    Path folder;

    @Override
    public BlobStore open() throws IOException {
        return new DirectoryBlobStoreProvider().open(new Location("dir", folder.toString(), Map.of()));
    }
}
