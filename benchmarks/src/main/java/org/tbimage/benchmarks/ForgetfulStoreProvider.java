package org.tbimage.benchmarks;

import java.io.IOException;
import org.tbimage.core.blob.MemoryBlobStoreProvider;
import org.tbimage.store.BlobStore;
import org.tbimage.store.BlobStoreProvider;
import org.tbimage.value.Location;

/** Opens media that never wait: {@code forgetful:NAME}. Each opening gives an empty one. */
public final class ForgetfulStoreProvider implements BlobStoreProvider {
    /** Made by {@link java.util.ServiceLoader}. */
    public ForgetfulStoreProvider() {}

    @Override
    public String name() {
        return "forgetful";
    }

    @Override
    public String summary() {
        return "keeps tables and manifests in memory and forgets packs, for benchmarks: forgetful:NAME";
    }

    @Override
    public BlobStore open(Location location) throws IOException {
        // a provider of its own, since one provider gives the same content to each opening of a name
        return new ForgetfulStore(new MemoryBlobStoreProvider().open(location));
    }
}
