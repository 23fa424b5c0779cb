package org.tbimage.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.action.ProgressListener;
import org.tbimage.core.Tbimage;
import org.tbimage.core.engine.Rig;
import org.tbimage.core.medium.DirectoryBlobStoreProvider;
import org.tbimage.store.BlobStore;
import org.tbimage.store.ImageStore;
import org.tbimage.testkit.device.FaultyDevice;
import org.tbimage.testkit.store.FaultyBlobStore;
import org.tbimage.testkit.store.FilterBlobStore;
import org.tbimage.value.ImageRef;
import org.tbimage.value.Location;

/** Packs and tables that no manifest names are removed, but never those of a writer that may live (T34, T35, T36, T37). */
class LeftoversTest {
    private static final byte[] CONTENT = Rig.content("dtz", 0);
    private static final String KILLED = "sda.20261122T120001Z";

    @TempDir
    Path folder;

    private Rig rig;
    private int minute;

    @BeforeEach
    void oneGoodImage() throws IOException {
        begin(folder);
    }

    private void begin(Path inside) throws IOException {
        rig = new Rig(inside);
        minute = 0;
        backUp();
    }

    private void backUp() throws IOException {
        try (ImageStore store = rig.openStore()) {
            backUp(store);
        }
    }

    private void backUp(ImageStore store) throws IOException {
        rig.setClock(Rig.NOON.plus(Duration.ofMinutes(minute++)));
        try (FaultyDevice disk = rig.disk("disk" + minute, CONTENT)) {
            rig.backup(store, disk, "gzip", false, ProgressListener.SILENT);
        }
    }

    /** A pack and a table of a generation between the first and the second. */
    private void leaveParts() throws IOException {
        Files.write(rig.boxFolder().resolve(KILLED + ".raw.gz"), new byte[1000]);
        Files.write(rig.boxFolder().resolve(KILLED + ".chunks"), new byte[1000]);
    }

    /** Lets three hours pass for all files, by the clock of the store. */
    private void age() throws IOException {
        try (Stream<Path> files = Files.list(rig.boxFolder())) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(3))));
            }
        }
    }

    private Set<String> names() throws IOException {
        try (Stream<Path> files = Files.list(rig.boxFolder())) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** The machine is switched off at any call of a backup; two backups later all that is there has a manifest. */
    @Test
    void nothingOfAKilledBackupStays() throws Exception {
        long calls = countCalls();
        int killedWithAVisiblePack = 0;
        for (long k = 1; k <= calls; k++) {
            begin(Files.createDirectory(folder.resolve("killed-" + k)));
            long call = k;
            try (ImageStore store = rig.openStore(medium -> medium.failFrom(call))) {
                backUp(store);
            } catch (IOException e) {
                assertThat(e).hasMessageContaining("made to fail");
            }
            killedWithAVisiblePack +=
                    names().stream().filter(name -> name.endsWith("Z.raw.gz")).count() > 1 ? 1 : 0;
            backUp();
            age();
            backUp();
            assertThat(names()).as("killed at call " + k).isEqualTo(namesOfImages());
        }
        assertThat(killedWithAVisiblePack).isGreaterThan(3);
    }

    private long countCalls() throws IOException {
        FaultyBlobStore[] counted = new FaultyBlobStore[1];
        try (ImageStore store = rig.openStore(medium -> counted[0] = medium)) {
            backUp(store);
        }
        return counted[0].calls();
    }

    private Set<String> namesOfImages() throws IOException {
        Set<String> expected = new TreeSet<>();
        try (ImageStore store = rig.openStore()) {
            for (ImageRef ref : store.list()) {
                store.open(ref).close();
                for (String suffix : new String[] {".json", ".chunks", ".raw.gz"}) {
                    expected.add("sda." + ref.generation() + suffix);
                }
            }
        }
        expected.add("sda.raw.gz");
        return expected;
    }

    @Test
    void oldPartsGo() throws Exception {
        leaveParts();
        backUp();
        age();
        backUp();
        assertThat(names()).noneMatch(name -> name.startsWith(KILLED));
    }

    @Test
    void youngPartsStay() throws Exception {
        leaveParts();
        backUp();
        age();
        Files.setLastModifiedTime(rig.boxFolder().resolve(KILLED + ".chunks"), FileTime.from(Instant.now()));
        backUp();
        assertThat(names()).contains(KILLED + ".chunks", KILLED + ".raw.gz");
    }

    /** A generation that is newer than all published ones may be somebody's name again, where a clock is wrong. */
    @Test
    void partsOfANewerGenerationStay() throws Exception {
        leaveParts();
        age();
        rig.setClock(Rig.NOON.minusSeconds(7));
        try (FaultyDevice disk = rig.disk("disk", CONTENT)) {
            rig.backup(disk, "gzip"); // takes the second behind the newest, which is taken, hence its second serial
        }
        assertThat(names()).contains(KILLED + ".chunks", KILLED + ".raw.gz", KILLED + "-2.json");
    }

    @Test
    void aPackWithoutATableKeepsNobodyFromBackingUp() throws Exception {
        leaveParts();
        Files.delete(rig.boxFolder().resolve(KILLED + ".chunks"));
        rig.setClock(Rig.NOON.minusSeconds(7));
        try (FaultyDevice disk = rig.disk("disk", CONTENT)) {
            rig.backup(disk, "gzip");
        }
        assertThat(names()).contains(KILLED + ".raw.gz", KILLED + "-2.json");
    }

    @Test
    void partsOfAWriterThatHasAClaimStay() throws Exception {
        leaveParts();
        backUp();
        age();
        Files.write(rig.boxFolder().resolve("." + KILLED + ".json.tmp"), new byte[0]);
        backUp();
        assertThat(names()).contains(KILLED + ".chunks", KILLED + ".raw.gz");
    }

    @Test
    void filesOfOthersStay() throws Exception {
        String[] others = {"sda.x.20261122T120001Z.chunks", "sda.old.raw.gz", "sda.20261122T120001Z.txt", "notes.raw.gz"
        };
        for (String other : others) {
            Files.write(rig.boxFolder().resolve(other), new byte[1000]);
        }
        backUp();
        age();
        backUp();
        assertThat(names()).contains(others);
    }

    /** A listing that fails collects nothing, and the backup is made all the same. */
    @Test
    void aFailingListCollectsNothing() throws Exception {
        leaveParts();
        backUp();
        age();
        try (ImageStore store = open(new Listing(medium()))) {
            backUp(store);
        }
        assertThat(names()).contains(KILLED + ".chunks", KILLED + ".raw.gz");
    }

    /** The list of the collection fails, the third of a backup. */
    private static final class Listing extends FilterBlobStore {
        private int lists;

        Listing(BlobStore behind) {
            super(behind);
        }

        @Override
        public List<String> list(String prefix) throws IOException {
            if (++lists == 3) {
                throw new IOException("no list");
            }
            return super.list(prefix);
        }
    }

    /** Stopped for hours between its pack and its manifest, a writer fails; what others did meanwhile is whole. */
    @Test
    void aWriterThatSleptFailsAndHarmsNobody() throws Exception {
        Sleeper sleeper = new Sleeper(medium());
        try (ImageStore store = open(sleeper)) {
            assertThatThrownBy(() -> backUp(store)).hasMessageContaining("was taken away");
        }
        assertThat(sleeper.slept).isTrue();
        assertThat(names()).isEqualTo(namesOfImages());
    }

    /** Sleeps for three hours before its manifest is committed, while two others back up. */
    private final class Sleeper extends FilterBlobStore {
        private boolean slept;

        Sleeper(BlobStore behind) {
            super(behind);
        }

        @Override
        public Optional<Sink> create(String key) throws IOException {
            return super.create(key).map(sink -> key.endsWith(".json") ? new SleepySink(sink) : sink);
        }

        private void sleep() throws IOException {
            slept = true;
            assertThat(names()).filteredOn(name -> name.endsWith("Z.raw.gz")).hasSize(2);
            age();
            backUp();
            age();
            backUp();
        }

        private final class SleepySink implements Sink {
            private final Sink sink;

            SleepySink(Sink sink) {
                this.sink = sink;
            }

            @Override
            public void write(ByteBuffer bytes) throws IOException {
                sink.write(bytes);
            }

            @Override
            public void commit() throws IOException {
                sleep();
                sink.commit();
            }

            @Override
            public void close() throws IOException {
                sink.close();
            }
        }
    }

    private BlobStore medium() throws IOException {
        return new DirectoryBlobStoreProvider()
                .open(new Location("dir", rig.storeFolder().toString(), Map.of()));
    }

    private static ImageStore open(BlobStore medium) {
        return new PackStore(medium, Tbimage.discover().codecs());
    }

    /** Removing an image, killed behind its manifest: its stable name does not become the only name of its pack. */
    @Test
    void aHalfRemovedImageGoesWithItsStableName() throws Exception {
        backUp();
        String newest = names().stream()
                .filter(name -> name.endsWith("Z.json"))
                .reduce((a, b) -> b)
                .orElseThrow();
        backUp();
        Files.delete(rig.boxFolder().resolve(newest));
        Path pack = rig.boxFolder().resolve(newest.replace(".json", ".raw.gz"));
        Files.delete(rig.boxFolder().resolve("sda.raw.gz"));
        Files.createLink(rig.boxFolder().resolve("sda.raw.gz"), pack);
        age();
        backUp();
        assertThat(names()).isEqualTo(namesOfImages());
    }
}
