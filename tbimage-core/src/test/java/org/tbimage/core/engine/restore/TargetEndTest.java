package org.tbimage.core.engine.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.action.ProgressListener;
import org.tbimage.core.engine.ImageSource;
import org.tbimage.core.engine.Restore;
import org.tbimage.core.engine.Rig;
import org.tbimage.core.job.RestoreOptions;
import org.tbimage.core.job.RestoreResult;
import org.tbimage.device.BlockDevice;
import org.tbimage.store.ImageReader;
import org.tbimage.store.ImageStore;
import org.tbimage.testkit.device.BadSectors;
import org.tbimage.testkit.device.RecordingDevice;
import org.tbimage.testkit.fault.FaultPlan;
import org.tbimage.testkit.fault.Operation;
import org.tbimage.value.ByteRange;

/** Metadata of other formats behind the end of the image is named, and wiped if that is asked for (T51). */
class TargetEndTest {
    private static final RestoreOptions WIPE = new RestoreOptions(false, false, false, true, false, true);
    private static final int MORE = 1 << 20;

    @TempDir
    Path folder;

    private final byte[] content = Rig.content("dzzd", 0);

    private interface Work {
        void with(Restore restore, RecordingDevice target) throws IOException;
    }

    private void restore(byte[] before, RestoreOptions options, Work work) throws IOException {
        restore(before, options, FaultPlan.none(), work);
    }

    private void restore(byte[] before, RestoreOptions options, FaultPlan plan, Work work) throws IOException {
        restore(before, options, plan::device, work);
    }

    private void restore(byte[] before, RestoreOptions options, UnaryOperator<BlockDevice> decorator, Work work)
            throws IOException {
        Rig rig = new Rig(folder);
        if (rig.files().isEmpty()) {
            try (RecordingDevice disk = rig.disk("disk", content)) {
                rig.backup(disk, "zstd");
            }
        }
        try (ImageStore store = rig.openStore();
                ImageReader image = store.open(store.list().get(0));
                RecordingDevice target = rig.disk("target", before)) {
            BlockDevice device = decorator.apply(target);
            work.with(
                    new Restore(rig.context(ProgressListener.SILENT), ImageSource.of(image), device, options), target);
        }
    }

    /** An equal disk, larger than the image, with the signature of a GPT and of a RAID in its last sectors. */
    private byte[] larger() {
        byte[] disk = Arrays.copyOf(content, content.length + MORE);
        Arrays.fill(disk, content.length, disk.length, (byte) 0x5A);
        put(disk, disk.length - 512, "EFI PART");
        put(disk, disk.length - 63 * 512, "Promise Technology, Inc.");
        return disk;
    }

    private static void put(byte[] disk, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, disk, at, bytes.length);
    }

    @Test
    void isNamedAndLeftAloneByDefault() throws IOException {
        restore(larger(), Rig.PLAINLY, (restore, target) -> {
            assertThat(restore.check())
                    .anySatisfy(line ->
                            assertThat(line).contains("backup GPT at byte", "Promise RAID at byte", "let it be wiped"));
            assertThat(restore.tailBytes()).isZero();
            assertThat(restore.run().tailBytes()).isZero();
            assertThat(target.written()).isEmpty();
        });
    }

    /** An unreadable end is not the same as an empty one: the user is told which bytes were not examined. */
    @Test
    void anUnreadableEndIsReported() throws IOException {
        byte[] before = larger();
        ByteRange bad = new ByteRange(before.length - 512, 512);
        restore(before, Rig.PLAINLY, target -> new BadSectors(target, bad), (restore, target) -> {
            assertThat(restore.check())
                    .anySatisfy(line -> assertThat(line)
                            .contains("Promise RAID at byte")
                            .contains(".." + bad.end() + " after the end of the image cannot be read", "smartctl -a"));
            restore.run();
            assertThat(new Rig(folder).contentOf(target)).isEqualTo(before);
        });
    }

    /** Only the sectors that hold it are zeroed. */
    @Test
    void isWipedWhenAsked() throws IOException {
        byte[] before = larger();
        restore(before, WIPE, (restore, target) -> {
            assertThat(restore.check()).anySatisfy(line -> assertThat(line).contains("it is wiped"));
            assertThat(restore.tailBytes()).isEqualTo(1024);
            RestoreResult result = restore.run();
            assertThat(result.tailBytes()).isEqualTo(1024);
            assertThat(result.writtenBytes() + result.zeroedBytes()).isZero();
            byte[] expected = before.clone();
            Arrays.fill(expected, expected.length - 512, expected.length, (byte) 0);
            Arrays.fill(expected, expected.length - 63 * 512, expected.length - 62 * 512, (byte) 0);
            assertThat(new Rig(folder).contentOf(target)).isEqualTo(expected);
            assertThat(restore.check()).noneSatisfy(line -> assertThat(line).contains("metadata"));
        });
    }

    /** What lies in the range of the image is the image's own, at whatever place. */
    @Test
    void nothingIsTouchedOnATargetOfTheSameSize() throws IOException {
        put(content, content.length - 512, "EFI PART");
        restore(content, WIPE, (restore, target) -> {
            assertThat(restore.check()).isEmpty();
            assertThat(restore.run().tailBytes()).isZero();
            assertThat(target.written()).isEmpty();
        });
    }

    /** Broken off anywhere, the disk is marked, untouched or done; the next restore wipes what is left. */
    @Test
    void brokenOffItIsWipedByTheNextRestore() throws IOException {
        byte[] before = larger();
        for (int call = 1; ; call++) {
            FaultPlan plan = FaultPlan.fromCall(call, Operation.WRITE, Operation.ZERO, Operation.FLUSH);
            byte[][] left = new byte[1][];
            boolean[] failed = new boolean[1];
            restore(before, WIPE, plan, (restore, target) -> {
                try {
                    restore.run();
                } catch (IOException e) {
                    failed[0] = true;
                }
                left[0] = new Rig(folder).contentOf(target);
            });
            restore(left[0], WIPE, (restore, target) -> {
                boolean marked = restore.unfinished().isPresent();
                assertThat(marked || Arrays.equals(left[0], before) || restore.tailBytes() == 0)
                        .isTrue();
                restore.run();
                assertThat(restore.tailBytes()).isZero();
                assertThat(Arrays.copyOf(new Rig(folder).contentOf(target), content.length))
                        .isEqualTo(content);
            });
            if (!failed[0]) {
                return;
            }
        }
    }

    @Test
    void aDiskThatDoesNotKeepItsZerosIsFoundOut() throws IOException {
        byte[] before = larger();
        restore(before, WIPE, (restore, target) -> {
            BlockDevice forgetful = new ForgetfulDevice(target, before.length - 500);
            Rig rig = new Rig(folder);
            assertThatThrownBy(() -> rig.restore(forgetful, WIPE)).hasMessageContaining("do not read back");
        });
    }
}
