package org.tbimage.core.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tbimage.action.ProgressListener;
import org.tbimage.core.engine.Rig;
import org.tbimage.core.image.Tombstone;
import org.tbimage.store.BlobStore;
import org.tbimage.store.ImageStore;
import org.tbimage.testkit.device.RecordingDevice;
import org.tbimage.testkit.fault.FaultPlan;
import org.tbimage.value.ImageRef;

/** A store with one good image, and what killed writers can leave in it. */
final class LeftoversFixture {
    /** A generation between the first and the second. */
    static final String KILLED = "sda.20261122T120001Z";

    private static final byte[] CONTENT = Rig.content("dtz", 0);

    private final Rig rig;
    private int minute;
    private int disks;

    LeftoversFixture(Path folder) throws IOException {
        this.rig = new Rig(folder);
        backUp();
    }

    Path file(String name) {
        return rig.boxFolder().resolve(name);
    }

    /** Makes an image a minute later than the one before. */
    void backUp() throws IOException {
        backUp(FaultPlan.none());
    }

    void backUp(FaultPlan plan) throws IOException {
        backUp(plan, Rig.NOON.plus(Duration.ofMinutes(minute++)));
    }

    /** Likewise, by a clock that is as late as {@code second} says. */
    void backUp(FaultPlan plan, Instant second) throws IOException {
        backUp(plan::medium, second);
    }

    /** Likewise, on a medium that stands before the folder. */
    void backUp(UnaryOperator<BlobStore> medium) throws IOException {
        backUp(medium, Rig.NOON.plus(Duration.ofMinutes(minute++)));
    }

    private void backUp(UnaryOperator<BlobStore> medium, Instant second) throws IOException {
        rig.setClock(second);
        try (ImageStore store = rig.openStoreOver(medium);
                RecordingDevice disk = rig.disk("disk" + disks++, CONTENT)) {
            rig.backup(store, disk, "gzip", false, ProgressListener.SILENT);
        }
    }

    /** A pack and a table of {@link #KILLED}. */
    void leaveParts() throws IOException {
        Files.write(file(KILLED + ".raw.gz"), new byte[1000]);
        Files.write(file(KILLED + ".chunks"), new byte[1000]);
    }

    /** Lets three hours pass for all files, by the clock of the store. */
    void age() throws IOException {
        for (String name : names()) {
            Files.setLastModifiedTime(file(name), FileTime.from(Instant.now().minus(Duration.ofHours(3))));
        }
    }

    Set<String> names() throws IOException {
        try (Stream<Path> files = Files.list(rig.boxFolder())) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** What there would be if nothing had been left behind. */
    Set<String> namesOfImages() throws IOException {
        Set<String> expected = new TreeSet<>();
        try (ImageStore store = rig.openStore()) {
            for (ImageRef ref : store.list()) {
                store.open(ref).close();
                for (String suffix : new String[] {".json", ".chunks", ".raw.gz"}) {
                    expected.add("sda." + ref.generation() + suffix);
                }
            }
        }
        for (String name : names()) {
            if (name.endsWith(".json") && Tombstone.is(Files.readAllBytes(file(name)))) {
                expected.add(name);
            }
        }
        expected.add("sda.raw.gz");
        return expected;
    }
}
