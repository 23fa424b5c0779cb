package org.tbimage.core.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.codec.Codec;
import org.tbimage.core.Tbimage;
import org.tbimage.core.blob.DirectoryBlobStoreProvider;
import org.tbimage.provider.Providers;
import org.tbimage.store.ImageStore;
import org.tbimage.testkit.store.ImageStoreContract;
import org.tbimage.value.Location;

/** Images in a directory keep the contract. */
class PackStoreInDirectoryContractTest extends ImageStoreContract {
    private static final Providers<Codec> CODECS = Tbimage.discover().codecs();

    @TempDir
    Path folder;

    @Override
    public ImageStore open() throws IOException {
        return new PackStoreProvider(new DirectoryBlobStoreProvider(), CODECS)
                .open(new Location("dir", folder.toString(), Map.of()));
    }

    @Override
    public Codec codec() {
        return CODECS.all().iterator().next();
    }
}
