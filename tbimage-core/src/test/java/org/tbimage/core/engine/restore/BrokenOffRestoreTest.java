package org.tbimage.core.engine.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.action.ProgressListener;
import org.tbimage.core.disk.DiskBytes;
import org.tbimage.core.disk.RestoreMark;
import org.tbimage.core.engine.ImageSource;
import org.tbimage.core.engine.Restore;
import org.tbimage.core.engine.Rig;
import org.tbimage.core.job.RestoreResult;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.PartitionReload;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.ImageReader;
import org.tbimage.store.ImageStore;
import org.tbimage.testkit.device.FilterDevice;
import org.tbimage.testkit.device.RecordingDevice;
import org.tbimage.testkit.fault.FaultPlan;
import org.tbimage.testkit.fault.Operation;

/** What an interrupted restore leaves is never taken for a whole disk (T48). */
class BrokenOffRestoreTest {
    @TempDir
    Path folder;

    private final List<String> warned = new ArrayList<>();

    private final class Ear implements ProgressListener {
        @Override
        public void warned(String message) {
            warned.add(message);
        }
    }

    private RestoreResult restore(Rig rig, BlockDevice target) throws IOException {
        try (ImageStore store = rig.openStore();
                ImageReader image = store.open(store.list().get(0))) {
            return new Restore(rig.context(new Ear()), ImageSource.of(image), target, Rig.PLAINLY).run();
        }
    }

    private static Optional<RestoreMark> markOf(BlockDevice disk) throws IOException {
        return RestoreMark.read(DiskBytes.of(disk));
    }

    private static Rig imaged(Path folder, byte[] content) throws IOException {
        Rig rig = new Rig(folder);
        try (RecordingDevice disk = rig.disk("disk", content)) {
            rig.backup(disk, "lz4");
        }
        return rig;
    }

    /** Content, zeros that are right or wrong, and other content at the beginning; nothing but zeros; a tiny disk. */
    @ParameterizedTest
    @ValueSource(strings = {"dtzdd", "zdtzd", "zd", "zzz", "d"})
    void brokenOffAnywhereItIsUntouchedOrRefusedOrWhole(String shape) throws Exception {
        byte[] content = Rig.content(shape, 1024);
        Rig rig = imaged(folder, content);
        for (byte[] before : new byte[][] {Rig.dirty(content.length), dirtyBehind(Rig.CHUNK, content)}) {
            for (int call = 1; breaksOff(rig, before, content, call); call++) {
                assertThat(call).isLessThan(500);
            }
        }
    }

    /** A disk whose beginning is as it should be. */
    private static byte[] dirtyBehind(int from, byte[] content) {
        byte[] bytes = Rig.dirty(content.length);
        System.arraycopy(content, 0, bytes, 0, Math.min(from, content.length));
        return bytes;
    }

    private boolean breaksOff(Rig rig, byte[] before, byte[] content, int call) throws IOException {
        try (RecordingDevice target = rig.disk("target", before)) {
            FaultPlan plan = FaultPlan.fromCall(call, Operation.WRITE, Operation.ZERO, Operation.FLUSH);
            boolean failed = fails(rig, plan.device(target));
            byte[] left = rig.contentOf(target);
            boolean marked = markOf(target).isPresent();
            boolean untouched = Arrays.equals(left, before);
            boolean whole = Arrays.equals(left, content);
            assertThat(marked || untouched || whole).as("after call %d", call).isTrue();
            if (marked) {
                assertHalfRestored(() -> rig.backup(target, "lz4"));
                assertThat(warned).last().asString().contains("is half restored: ");
            }
            rig.restore(target);
            assertThat(rig.contentOf(target)).isEqualTo(content);
            return failed;
        }
    }

    private boolean fails(Rig rig, BlockDevice target) {
        try {
            restore(rig, target);
            return false;
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("made to fail");
            return true;
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void assertHalfRestored(Work work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(ImagingException.class, e -> {
                    assertThat(e.problem()).isEqualTo(Problem.DISK_HALF_RESTORED);
                    assertThat(e.remedy()).contains("restore it again", "dd if=/dev/zero of=");
                })
                .hasMessageContaining("half restored: a restore of 10.40.41.42/sda@20261122T120000Z, begun");
    }

    /** A second attempt that fails before it writes anything leaves the mark of the first one, and says so. */
    @Test
    void aSecondAttemptThatWritesNothingSaysThatTheDiskIsStillHalfRestored() throws Exception {
        byte[] content = Rig.content("dtzdd", 0);
        Rig rig = imaged(folder, content);
        try (RecordingDevice target = rig.disk("target", Rig.dirty(content.length))) {
            assertThat(fails(rig, FaultPlan.onlyCall(3, Operation.WRITE).device(target)))
                    .isTrue();
            RestoreMark first = markOf(target).orElseThrow();
            assertThat(fails(rig, new FirstChunkFails(target))).isTrue();
            assertThat(warned).last().asString().contains("still half restored", "nothing was written");
            assertThat(markOf(target)).contains(first);
        }
    }

    /** Gives the mark, and fails when the first chunk is read. */
    private static final class FirstChunkFails extends FilterDevice {
        FirstChunkFails(BlockDevice behind) {
            super(behind);
        }

        @Override
        public void read(long offset, ByteBuffer into) throws IOException {
            if (offset == 0 && into.remaining() > RestoreMark.LENGTH) {
                throw new IOException("made to fail");
            }
            super.read(offset, into);
        }
    }

    /** The mark of another image's restore is replaced. */
    @Test
    void anotherImageIsRestoredOverAHalfRestoredDisk() throws Exception {
        byte[] content = Rig.content("zdtzd", 0);
        Rig rig = imaged(folder, content);
        byte[] before = Rig.dirty(content.length);
        RestoreMark other = new RestoreMark("other/sda@20250101T000000Z", Rig.NOON, "there");
        other.toBytes().get(before, 0, RestoreMark.LENGTH);
        try (RecordingDevice target = rig.disk("target", before)) {
            assertThat(fails(rig, FaultPlan.onlyCall(3, Operation.WRITE).device(target)))
                    .isTrue();
            assertThat(markOf(target)).map(RestoreMark::image).contains("10.40.41.42/sda@20261122T120000Z");
            rig.restore(target);
            assertThat(rig.contentOf(target)).isEqualTo(content);
        }
    }

    /** A beginning that reads back wrongly was written last: without the mark, the disk would be taken for whole. */
    @Test
    void aBeginningThatReadsBackWronglyIsMarkedAgain() throws Exception {
        byte[] content = Rig.content("dzzd", 0);
        Rig rig = imaged(folder, content);
        try (RecordingDevice target = rig.disk("target", Rig.dirty(content.length))) {
            BlockDevice forgetful = new ForgetfulDevice(target, 5000);
            assertThatThrownBy(() -> restore(rig, forgetful)).hasMessageContaining("bytes 0..");
            assertThat(markOf(target)).isPresent();
            assertThat(warned).last().asString().contains("is half restored");
        }
    }

    @Test
    void nothingIsSaidOfADiskThatIsWhole() throws Exception {
        byte[] content = Rig.content("dzzd", 0);
        Rig rig = imaged(folder, content);
        try (RecordingDevice target = rig.disk("target", Rig.dirty(content.length))) {
            assertThatThrownBy(() -> restore(rig, new ReloadFails(target))).hasMessage("no reload");
            assertThat(rig.contentOf(target)).isEqualTo(content);
            assertThat(warned).isEmpty();
        }
    }

    /** Fails when all is written. */
    private static final class ReloadFails extends FilterDevice {
        ReloadFails(BlockDevice behind) {
            super(behind);
        }

        @Override
        public PartitionReload reloadPartitions() throws IOException {
            throw new IOException("no reload");
        }
    }

    /** Where nothing is to be written, no mark is, and nothing is recorded. */
    @Test
    void anEqualDiskIsNotMarked() throws Exception {
        byte[] content = Rig.content("dzzd", 0);
        Rig rig = imaged(folder, content);
        try (RecordingDevice target = rig.disk("target", content)) {
            restore(rig, target);
            assertThat(target.written()).isEmpty();
            assertThat(rig.contentOf(target)).isEqualTo(content);
        }
    }

    /** The mark names the machine, and lies in the first sector, where a person sees it. */
    @Test
    void theMarkNamesImageTimeAndMachine() throws Exception {
        byte[] content = Rig.content("dzzd", 0);
        Rig rig = imaged(folder, content);
        try (RecordingDevice target = rig.disk("target", Rig.dirty(content.length))) {
            assertThat(fails(rig, FaultPlan.onlyCall(3, Operation.WRITE).device(target)))
                    .isTrue();
            assertThat(markOf(target)).contains(new RestoreMark("10.40.41.42/sda@20261122T120000Z", Rig.NOON, "here"));
            ByteBuffer first = ByteBuffer.wrap(rig.contentOf(target), 0, 512);
            assertThat(first.getShort(510)).isZero();
        }
    }
}
