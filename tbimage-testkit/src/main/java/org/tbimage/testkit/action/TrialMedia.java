package org.tbimage.testkit.action;

import java.io.IOException;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import org.tbimage.store.BlobStore;
import org.tbimage.store.BlobStoreProvider;
import org.tbimage.testkit.fault.Operation;
import org.tbimage.value.Location;

/**
 * Puts the faults and the watch of the current trial before media: {@code trial:memory:store}. To be declared in
 * {@code META-INF/services} of the tests that use it; {@link MemoryStage} tells more. Safe for many threads.
 */
public final class TrialMedia implements BlobStoreProvider {
    private final Map<String, BlobStoreProvider> byScheme = new ConcurrentHashMap<>();

    /** Made by {@link ServiceLoader}. */
    public TrialMedia() {}

    @Override
    public String name() {
        return Trials.SCHEME;
    }

    @Override
    public String summary() {
        return "media that fail as a test wants it";
    }

    @Override
    public BlobStore open(Location location) throws IOException {
        ActionTrial trial = Trials.current();
        Location behind = Trials.behind(location);
        BlobStoreProvider provider = byScheme.computeIfAbsent(
                behind.scheme(),
                scheme ->
                        Trials.provider(BlobStoreProvider.class, behind, ServiceLoader.load(BlobStoreProvider.class)));
        trial.faults().opening(Operation.OPEN_MEDIUM, behind.toString());
        return trial.watch().medium(trial.faults().medium(provider.open(behind)));
    }
}
