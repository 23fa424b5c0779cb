package org.tbimage.core.blob;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.tbimage.problem.ImagingException;
import org.tbimage.store.BlobStore;
import org.tbimage.store.BlobStoreProvider;
import org.tbimage.value.Location;

/** Opens stores in memory. Stores with the same name share their content until the process ends. */
public final class MemoryBlobStoreProvider implements BlobStoreProvider {
    private final Map<String, MemoryBlobStore.Content> byName = new ConcurrentHashMap<>();

    /** Called by {@link java.util.ServiceLoader}. */
    public MemoryBlobStoreProvider() {}

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public String summary() {
        return "memory of this process, for trials: memory:NAME";
    }

    @Override
    public BlobStore open(Location location) throws ImagingException {
        location.allowOptions(Set.of());
        MemoryBlobStore.Content content =
                byName.computeIfAbsent(location.path(), name -> new MemoryBlobStore.Content());
        return new MemoryBlobStore(location.toString(), content);
    }
}
