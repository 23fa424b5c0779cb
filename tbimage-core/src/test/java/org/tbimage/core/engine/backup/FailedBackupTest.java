package org.tbimage.core.engine.backup;

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
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.action.ProgressListener;
import org.tbimage.core.engine.Rig;
import org.tbimage.device.BlockDevice;
import org.tbimage.store.ImageStore;
import org.tbimage.testkit.device.RecordingDevice;
import org.tbimage.testkit.fault.FaultPlan;
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
        forEveryCall(FaultPlan::onlyCall);
    }

    /** The machine is switched off at any call. */
    @Test
    void switchingOffLosesNothing() throws Exception {
        forEveryCall(FaultPlan::fromCall);
    }

    private void forEveryCall(LongFunction<FaultPlan> plans) throws IOException {
        long calls = callsOfABackup();
        assertThat(calls).isGreaterThan(10);
        for (long k = 1; k <= calls; k++) {
            prepare("fault-" + k);
            boolean done = backUpNew(plans.apply(k));
            assertOldOrNew(done, "call " + k);
            rig.setClock(Rig.NOON.plus(Duration.ofHours(2)));
            assertThat(backUpNew(FaultPlan.none()))
                    .as("the next backup after call " + k)
                    .isTrue();
            assertOldOrNew(true, "after the next backup after call " + k);
        }
    }

    private long callsOfABackup() throws IOException {
        prepare("counting");
        FaultPlan counting = FaultPlan.none();
        assertThat(backUpNew(counting)).isTrue();
        return counting.calls();
    }

    private void prepare(String name) throws IOException {
        rig = new Rig(Files.createDirectory(folder.resolve(name)));
        try (RecordingDevice disk = rig.disk("disk", OLD)) {
            rig.backup(disk, "gzip");
        }
        rig.setClock(Rig.NOON.plus(Duration.ofHours(1)));
    }

    private boolean backUpNew(FaultPlan plan) throws IOException {
        try (RecordingDevice disk = rig.disk("disk", NEW);
                ImageStore store = rig.openStore(plan)) {
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
                RecordingDevice target = rig.disk("target", Rig.dirty(OLD.length))) {
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
        try (RecordingDevice disk = rig.disk("disk", OLD);
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
        try (RecordingDevice disk = rig.disk("disk", OLD)) {
            rig.backup(disk, "gzip");
            rig.setClock(Instant.parse("1970-01-01T00:00:07Z"));
        }
        try (RecordingDevice disk = rig.disk("disk", NEW);
                RecordingDevice target = rig.disk("target", OLD)) {
            rig.backup(disk, "gzip");
            rig.restore(target);
            assertThat(rig.contentOf(target)).isEqualTo(NEW);
        }
    }

    /** A read error of the disk leaves nothing behind in the store. */
    @Test
    void aFailingDiskLeavesNothing() throws Exception {
        rig = new Rig(folder);
        try (RecordingDevice disk = rig.disk("disk", OLD)) {
            for (int call = 1; call < 9; call++) {
                BlockDevice failing = FaultPlan.onlyCall(call).device(disk);
                assertThatThrownBy(() -> rig.backup(failing, "gzip")).hasMessageContaining("made to fail");
                assertThat(rig.files()).isEmpty();
            }
        }
    }
}
