package org.tbimage.testkit.action;

import java.io.IOException;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.BlockDeviceProvider;
import org.tbimage.device.OpenMode;
import org.tbimage.testkit.fault.Operation;
import org.tbimage.value.Location;

/**
 * Puts the faults and the watch of the current trial before disks: {@code trial:memory:disk?size=4096}. To be declared in
 * {@code META-INF/services} of the tests that use it; {@link MemoryStage} tells more. Safe for many threads.
 */
public final class TrialDisks implements BlockDeviceProvider {
    private final Map<String, BlockDeviceProvider> byScheme = new ConcurrentHashMap<>();

    /** Made by {@link ServiceLoader}. */
    public TrialDisks() {}

    @Override
    public String name() {
        return Trials.SCHEME;
    }

    @Override
    public String summary() {
        return "disks that fail as a test wants it";
    }

    @Override
    public int suitability(String path) {
        return UNSUITABLE;
    }

    @Override
    public BlockDevice open(Location location, OpenMode mode) throws IOException {
        ActionTrial trial = Trials.current();
        Location behind = Trials.behind(location);
        BlockDeviceProvider provider = byScheme.computeIfAbsent(
                behind.scheme(),
                scheme -> Trials.provider(
                        BlockDeviceProvider.class, behind, ServiceLoader.load(BlockDeviceProvider.class)));
        trial.faults().opening(Operation.OPEN_DEVICE, behind.toString());
        return trial.watch().device(trial.faults().device(provider.open(behind, mode)));
    }
}
