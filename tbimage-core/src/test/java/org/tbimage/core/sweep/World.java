package org.tbimage.core.sweep;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.tbimage.action.Action;
import org.tbimage.action.Cancellation;
import org.tbimage.action.Outcome;
import org.tbimage.action.ProgressListener;
import org.tbimage.codec.Codec;
import org.tbimage.core.RunOptions;
import org.tbimage.core.device.MemoryDeviceProvider;
import org.tbimage.core.run.ActionRun;
import org.tbimage.core.run.DeviceOpener;
import org.tbimage.core.run.Installed;
import org.tbimage.core.run.Settings;
import org.tbimage.core.store.PackStoreProvider;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.BlockDeviceProvider;
import org.tbimage.device.OpenMode;
import org.tbimage.provider.Providers;
import org.tbimage.store.BlobStore;
import org.tbimage.store.BlobStoreProvider;
import org.tbimage.store.ImageStore;
import org.tbimage.store.ImageStoreProvider;
import org.tbimage.testkit.action.ActionTrial;
import org.tbimage.testkit.fault.DribblingMedium;
import org.tbimage.testkit.fault.FaultPlan;
import org.tbimage.testkit.fault.Operation;
import org.tbimage.testkit.watch.ResourceWatch;
import org.tbimage.value.ByteRange;
import org.tbimage.value.ImageName;
import org.tbimage.value.Location;

/**
 * Disks in memory, a medium, and actions that run between them as a user's program runs them; faults by plan stand before
 * every disk and medium, and what is opened is watched.
 */
public final class World {
    public static final ImageName NAME = new ImageName("10.40.41.42", "sda");

    private static final Providers<Action> ACTIONS = Providers.of("action", ServiceLoader.load(Action.class), Map.of());
    private static final List<Codec> CODECS = ServiceLoader.load(Codec.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList();
    private static final int ANY_LENGTH = Integer.MAX_VALUE;

    private final ResourceWatch watch = new ResourceWatch();
    private final MemoryDeviceProvider disks = new MemoryDeviceProvider();
    private final BlobStoreProvider media;
    private final Location place;
    private final Providers<Codec> codecs;
    private int mostAtOnce = ANY_LENGTH;
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");

    /** A world whose medium {@code media} opens at {@code place}. */
    public World(BlobStoreProvider media, Location place) {
        this.media = media;
        this.place = place;
        List<Codec> watched = CODECS.stream().map(watch::codec).toList();
        this.codecs = Providers.of("codec", watched, Map.of());
    }

    /** Lets streams of the medium give a few bytes at a time, so that reading a table can fail in its middle. */
    public World dribbling(int most) {
        mostAtOnce = most;
        return this;
    }

    public ResourceWatch watch() {
        return watch;
    }

    public Providers<Codec> codecs() {
        return codecs;
    }

    /** An hour passes, so that the next image is of another second. */
    public void later() {
        now = now.plus(Duration.ofHours(1));
    }

    /** Makes a disk, or writes one anew. */
    public void disk(String name, byte[] content) throws IOException {
        Location location = Location.parse("memory:" + name + "?size=" + content.length, "memory");
        try (BlockDevice disk = disks.open(location, OpenMode.WRITE)) {
            disk.zero(new ByteRange(0, content.length));
            disk.write(0, ByteBuffer.wrap(content));
        }
    }

    /** What is on a disk. */
    public byte[] content(String name) throws IOException {
        try (BlockDevice disk = disks.open(Location.parse("memory:" + name, "memory"), OpenMode.READ)) {
            ByteBuffer bytes = ByteBuffer.allocate((int) disk.info().size());
            disk.read(0, bytes);
            return bytes.array();
        }
    }

    /** The medium as it is, without faults; the caller closes it. */
    public BlobStore medium() throws IOException {
        return media.open(place);
    }

    /** The store, with faults by plan; the caller closes it. */
    public ImageStore store(FaultPlan plan) throws IOException {
        return stores(plan, watch).open(place);
    }

    private ImageStoreProvider stores(FaultPlan plan, ResourceWatch watcher) {
        return new PackStoreProvider(new PlannedMedia(media, plan, watcher, mostAtOnce), codecs);
    }

    /** Runs an action as {@code Tbimage} does, on the image {@link #NAME}. */
    public Outcome run(FaultPlan plan, String action, String... more) throws IOException {
        return run(plan, ProgressListener.SILENT, action, more);
    }

    /** Likewise, watched by a listener. */
    public Outcome run(FaultPlan plan, ProgressListener progress, String action, String... more) throws IOException {
        Map<String, String> settings = new HashMap<>();
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return run(ACTIONS.get(action), plan, watch, options(progress, new Cancellation()), settings);
    }

    /** Likewise, for a contract's trial. */
    public Outcome run(Action action, ActionTrial trial, Map<String, String> given) throws IOException {
        Map<String, String> settings = new HashMap<>(given);
        settings.putAll(trial.extra());
        RunOptions options = options(trial.progress(), trial.cancellation());
        return run(action, trial.faults(), trial.watch(), options, settings);
    }

    private RunOptions options(ProgressListener progress, Cancellation cancellation) {
        return new RunOptions(2, progress, cancellation, Clock.fixed(now, ZoneOffset.UTC), "here");
    }

    private Outcome run(
            Action action, FaultPlan plan, ResourceWatch watcher, RunOptions options, Map<String, String> given)
            throws IOException {
        Map<String, String> settings = new HashMap<>(Map.of("store", place.toString()));
        if (action.parameters().stream().anyMatch(parameter -> parameter.name().equals("image"))) {
            settings.put("image", NAME.toString());
        }
        settings.putAll(given);
        BlockDeviceProvider devices = new PlannedDisks(disks, plan, watcher);
        Installed installed = new Installed(
                ACTIONS,
                codecs,
                Providers.of("device", List.of(devices), Map.of()),
                Providers.of("store", List.of(stores(plan, watcher)), Map.of()));
        try (ActionRun run = new ActionRun(
                installed, new DeviceOpener(installed.devices()), Settings.of(action, settings), options)) {
            return action.run(run);
        }
    }

    private record PlannedMedia(BlobStoreProvider behind, FaultPlan plan, ResourceWatch watch, int most)
            implements BlobStoreProvider {
        @Override
        public String name() {
            return behind.name();
        }

        @Override
        public String summary() {
            return "goes wrong by plan";
        }

        @Override
        public BlobStore open(Location location) throws IOException {
            plan.opening(Operation.OPEN_MEDIUM, location.toString());
            return watch.medium(plan.medium(new DribblingMedium(behind.open(location), most)));
        }
    }

    private record PlannedDisks(BlockDeviceProvider behind, FaultPlan plan, ResourceWatch watch)
            implements BlockDeviceProvider {
        @Override
        public String name() {
            return behind.name();
        }

        @Override
        public String summary() {
            return "goes wrong by plan";
        }

        @Override
        public int suitability(String path) {
            return UNSUITABLE;
        }

        @Override
        public BlockDevice open(Location location, OpenMode mode) throws IOException {
            plan.opening(Operation.OPEN_DEVICE, location.toString());
            return watch.device(plan.device(behind.open(location, mode)));
        }
    }
}
