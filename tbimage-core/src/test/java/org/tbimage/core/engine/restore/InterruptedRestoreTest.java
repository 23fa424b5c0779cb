package org.tbimage.core.engine.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.core.Tbimage;
import org.tbimage.core.disk.DiskBytes;
import org.tbimage.core.disk.RestoreMark;
import org.tbimage.core.engine.Rig;
import org.tbimage.core.job.RestoreResult;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.Geometry;
import org.tbimage.device.OpenMode;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.testkit.device.RecordingDevice;
import org.tbimage.testkit.device.VolatileCacheDevice;
import org.tbimage.testkit.fault.FaultPlan;
import org.tbimage.testkit.fault.Operation;

/** A restore that stops at any call leaves a disk that can't be booted as if whole, and goes on where it stopped. */
class InterruptedRestoreTest {
    private static final int TAIL = 777;

    @TempDir
    Path folder;

    /** T7: the k-th transfer fails, for every k, though workers transfer side by side. */
    @ParameterizedTest
    @ValueSource(strings = {"dtzdd", "zdtzd"})
    void stoppedAtAnyCallItIsNotBootableAndContinues(String shape) throws Exception {
        Rig rig = new Rig(folder);
        byte[] content = Rig.content(shape, TAIL);
        try (RecordingDevice disk = rig.disk("disk", content)) {
            rig.backup(disk, "lz4");
        }
        byte[] before = Rig.dirty(content.length);
        for (int call = 1; ; call++) {
            try (RecordingDevice target = rig.disk("target", before)) {
                boolean failed = fails(rig, FaultPlan.onlyCall(call).device(target));
                byte[] left = rig.contentOf(target);
                if (!failed) {
                    assertThat(left).isEqualTo(content);
                    return;
                }
                assertNotBootable(left, before, content);
                RestoreResult second = rig.restore(target);
                assertThat(rig.contentOf(target)).isEqualTo(content);
                assertThat(second.sameBytes()).isGreaterThanOrEqualTo(rightAlready(left, content));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dtzdd", "zdtzd"})
    void powerCutsLoseNothingThatWasCalledDone(String shape) throws Exception { // T14, T15, T16
        Rig rig = new Rig(folder);
        byte[] content = Rig.content(shape, TAIL);
        try (RecordingDevice disk = rig.disk("disk", content)) {
            rig.backup(disk, "lz4");
        }
        byte[] before = Rig.dirty(content.length);
        for (int call = 1; ; call++) {
            Path file = Files.write(folder.resolve("target"), before);
            try (VolatileCacheDevice target =
                    new VolatileCacheDevice(Tbimage.discover().openDevice("file:" + file, OpenMode.WRITE))) {
                boolean failed = fails(rig, FaultPlan.onlyCall(call).device(target));
                target.powerCut();
                byte[] left = rig.contentOf(target);
                if (!failed) {
                    assertThat(left).isEqualTo(content);
                    return;
                }
                assertNotBootable(left, before, content);
            }
        }
    }

    @Test
    void aFlushThatFailsFailsTheRestore() throws Exception { // T17
        Rig rig = new Rig(folder);
        try (RecordingDevice disk = rig.disk("disk", Rig.content("dd", 0))) {
            rig.backup(disk, "lz4");
        }
        try (RecordingDevice target = rig.disk("target", Rig.dirty(2 * Rig.CHUNK))) {
            FaultPlan plan = FaultPlan.onlyCall(1, Operation.FLUSH);
            assertThat(fails(rig, plan.device(target))).isTrue();
        }
    }

    /** Content, zeros, and the beginning that is written last: all is read back. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void aDiskThatDoesNotKeepWhatWasWrittenIsFoundOut(int chunk) throws Exception {
        Rig rig = new Rig(folder);
        byte[] content = Rig.content("dzzd", 0);
        try (RecordingDevice disk = rig.disk("disk", content)) {
            rig.backup(disk, "lz4");
        }
        Path file = Files.write(folder.resolve("target"), Rig.dirty(content.length));
        try (var behind = Tbimage.discover().openDevice("file:" + file, OpenMode.WRITE)) {
            long wrong = (long) chunk * Rig.CHUNK;
            BlockDevice target = new ForgetfulDevice(behind, wrong + 5);
            assertThatThrownBy(() -> rig.restore(target))
                    .isInstanceOfSatisfying(
                            ImagingException.class, e -> assertThat(e.problem()).isEqualTo(Problem.READ_BACK_FAILED))
                    .hasMessageContaining("bytes " + wrong + "..");
        }
    }

    private static boolean fails(Rig rig, BlockDevice target) {
        try {
            rig.restore(target);
            return false;
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("made to fail");
            return true;
        }
    }

    private static boolean isMarked(byte[] disk) throws IOException {
        Geometry geometry = Geometry.withoutSectors(disk.length);
        return RestoreMark.read(DiskBytes.ofHead(ByteBuffer.wrap(disk), geometry))
                .isPresent();
    }

    /** Either nothing was touched, or the mark stands in the boot sector, or all is right but the failing call came after. */
    private static void assertNotBootable(byte[] left, byte[] before, byte[] content) throws IOException {
        boolean untouched = java.util.Arrays.equals(left, before);
        boolean whole = java.util.Arrays.equals(left, content);
        boolean marked = isMarked(left);
        assertThat(untouched || whole || marked).as("not to be taken for whole").isTrue();
    }

    private static long rightAlready(byte[] left, byte[] content) {
        long right = 0;
        for (int at = 0; at < content.length; at += Rig.CHUNK) {
            int end = Math.min(at + Rig.CHUNK, content.length);
            right += java.util.Arrays.equals(left, at, end, content, at, end) ? end - at : 0;
        }
        return right;
    }
}
