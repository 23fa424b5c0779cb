package org.tbimage.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.action.ProgressListener;
import org.tbimage.store.ImageStore;
import org.tbimage.testkit.device.FaultyDevice;
import org.tbimage.testkit.store.FaultyBlobStore;
import org.tbimage.value.Generation;

/** A backup is there whole or not at all, and the last good one stays under its name (T3, T8, T41). */
class FailedBackupTest {
    private static final byte[] OLD = Rig.content("dtzzd", 700);
    private static final byte[] NEW = Rig.content("tdzdt", 700);

    @TempDir
    Path folder;

    private Rig rig;

    /** One call of the medium fails, whichever. */
    @Test
    void oneFailingCallLosesNothing() throws Exception {
        forEveryCall((medium, k) -> medium.failCall(k));
    }

    /** The machine is switched off at any call. */
    @Test
    void switchingOffLosesNothing() throws Exception {
        forEveryCall((medium, k) -> medium.failFrom(k));
    }

    private interface Fault {
        void set(FaultyBlobStore medium, long call);
    }

    private void forEveryCall(Fault fault) throws IOException {
        long calls = callsOfABackup();
        assertThat(calls).isGreaterThan(10);
        for (long k = 1; k <= calls; k++) {
            long call = k;
            prepare("fault-" + k);
            boolean done = backUpNew(medium -> fault.set(medium, call));
            assertOldOrNew(done, "call " + k);
            rig.setClock(Rig.NOON.plus(Duration.ofHours(2)));
            assertThat(backUpNew(medium -> {}))
                    .as("the next backup after call " + k)
                    .isTrue();
            assertOldOrNew(true, "after the next backup after call " + k);
        }
    }

    private long callsOfABackup() throws IOException {
        prepare("counting");
        AtomicReference<FaultyBlobStore> counted = new AtomicReference<>();
        assertThat(backUpNew(counted::set)).isTrue();
        return counted.get().calls();
    }

    private void prepare(String name) throws IOException {
        rig = new Rig(Files.createDirectory(folder.resolve(name)));
        try (FaultyDevice disk = rig.disk("disk", OLD)) {
            rig.backup(disk, "gzip");
        }
        rig.setClock(Rig.NOON.plus(Duration.ofHours(1)));
    }

    private boolean backUpNew(Consumer<FaultyBlobStore> fault) throws IOException {
        try (FaultyDevice disk = rig.disk("disk", NEW);
                ImageStore store = rig.openStore(fault)) {
            rig.backup(store, disk, "gzip", false, ProgressListener.SILENT);
            return true;
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("made to fail");
            return false;
        }
    }

    /** A backup that failed may be there all the same, if only its last step's answer was lost. */
    private void assertOldOrNew(boolean done, String what) throws IOException {
        try (ImageStore store = rig.openStore();
                FaultyDevice target = rig.disk("target", Rig.dirty(OLD.length))) {
            List<Generation> generations = store.generations(Rig.NAME);
            assertThat(generations).as(what).isNotEmpty();
            if (done) {
                assertThat(generations).as(what).hasSizeGreaterThan(1);
            }
            rig.restore(target);
            byte[] expected = generations.size() > 1 ? NEW : OLD;
            assertThat(rig.contentOf(target)).as(what).isEqualTo(expected);
        }
        assertStableNameLeadsToAWholePack(what);
    }

    private void assertStableNameLeadsToAWholePack(String what) throws IOException {
        Path stable = rig.boxFolder().resolve("sda.raw.gz");
        byte[] expanded;
        try (InputStream whole = rig.codec("gzip").decodeStream(Files.newInputStream(stable))) {
            expanded = whole.readAllBytes();
        }
        assertThat(List.of(OLD, NEW)).as(what).anyMatch(content -> Arrays.equals(content, expanded));
    }

    /** Two boxes, or two runs, that back up one disk in one second, make two generations. */
    @Test
    void backupsOfOneSecondAreTwoGenerations() throws Exception {
        rig = new Rig(folder);
        try (FaultyDevice disk = rig.disk("disk", OLD);
                ImageStore store = rig.openStore()) {
            rig.backup(store, disk, "gzip", false, ProgressListener.SILENT);
            rig.backup(store, disk, "gzip", false, ProgressListener.SILENT);
            assertThat(store.generations(Rig.NAME)).hasSize(2).isSorted();
        }
    }

    /** A box whose clock lost its battery still makes images that are the newest. */
    @Test
    void aClockThatIsBehindMakesTheNewestAllTheSame() throws Exception {
        rig = new Rig(folder);
        try (FaultyDevice disk = rig.disk("disk", OLD)) {
            rig.backup(disk, "gzip");
            rig.setClock(Instant.parse("1970-01-01T00:00:07Z"));
        }
        try (FaultyDevice disk = rig.disk("disk", NEW);
                FaultyDevice target = rig.disk("target", OLD)) {
            rig.backup(disk, "gzip");
            rig.restore(target);
            assertThat(rig.contentOf(target)).isEqualTo(NEW);
        }
    }

    /** A read error of the disk leaves nothing behind in the store. */
    @Test
    void aFailingDiskLeavesNothing() throws Exception {
        rig = new Rig(folder);
        try (FaultyDevice disk = rig.disk("disk", OLD)) {
            for (int call = 1; call < 9; call++) {
                disk.failCall(call);
                assertThatThrownBy(() -> rig.backup(disk, "gzip")).hasMessageContaining("made to fail");
                assertThat(rig.files()).isEmpty();
            }
        }
    }
}
