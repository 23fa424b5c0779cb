package org.tbimage.core.engine.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.action.ProgressListener;
import org.tbimage.core.engine.Rig;
import org.tbimage.core.job.RestoreOptions;
import org.tbimage.device.BlockDevice;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageReader;
import org.tbimage.store.ImageStore;
import org.tbimage.testkit.device.BadSectors;
import org.tbimage.testkit.device.RecordingDevice;
import org.tbimage.value.ByteRange;
import org.tbimage.value.ImageRef;

/** Bad disks are a normal case: what can be read is kept, what can't is recorded (T8, T43). */
class UnreadableSectorsTest {
    private static final ByteRange BAD = new ByteRange(Rig.CHUNK + 4096, 1024);
    private static final RestoreOptions DEGRADED = new RestoreOptions(false, true, false, true, false, false);

    @TempDir
    Path folder;

    @Test
    void failsByDefaultAndLeavesNothing() throws Exception {
        Rig rig = new Rig(folder);
        try (BlockDevice disk = new BadSectors(rig.disk("disk", Rig.content("ddd", 0)), BAD)) {
            assertThatThrownBy(() -> rig.backup(disk, "zstd"))
                    .isInstanceOfSatisfying(
                            ImagingException.class, e -> assertThat(e.problem()).isEqualTo(Problem.UNREADABLE_SECTORS));
        }
        assertThat(rig.files()).isEmpty();
    }

    @Test
    void keepsWhatCanBeReadAndRecordsTheRest() throws Exception {
        Rig rig = new Rig(folder);
        byte[] content = Rig.content("ddd", 0);
        try (BlockDevice disk = new BadSectors(rig.disk("disk", content), BAD)) {
            ImageInfo image = rig.backup(disk, "zstd", true, ProgressListener.SILENT);
            assertThat(image.degraded()).isTrue();
            assertThat(image.stats().unreadableBytes()).isEqualTo(1024);
            assertThat(image.stats().unreadable()).containsExactly(BAD);
        }
        assertThat(Files.readString(rig.file(".chunks"))).contains("\nbad " + BAD.offset() + " 1024\n");
        Arrays.fill(content, (int) BAD.offset(), (int) BAD.end(), (byte) 0);
        try (RecordingDevice target = rig.disk("target", new byte[content.length])) {
            assertThatThrownBy(() -> rig.restore(target))
                    .isInstanceOfSatisfying(
                            ImagingException.class, e -> assertThat(e.problem()).isEqualTo(Problem.IMAGE_DEGRADED));
            assertThat(target.bytesWritten()).isZero();
            rig.restore(target, DEGRADED);
            assertThat(rig.contentOf(target)).isEqualTo(content);
        }
    }

    /** A chunk that is stored as data and yet all zeros is right on a blank disk: nothing is written for it. */
    @Test
    void aChunkLostAsAWholeIsZeros() throws Exception {
        Rig rig = new Rig(folder);
        byte[] content = Rig.content("ddd", 0);
        ByteRange lost = new ByteRange(Rig.CHUNK, Rig.CHUNK);
        try (BlockDevice disk = new BadSectors(rig.disk("disk", content), lost)) {
            rig.backup(disk, "zstd", true, ProgressListener.SILENT);
        }
        Arrays.fill(content, (int) lost.offset(), (int) lost.end(), (byte) 0);
        try (RecordingDevice target = rig.disk("target", content)) {
            rig.restore(target, DEGRADED);
            assertThat(rig.contentOf(target)).isEqualTo(content);
            assertThat(target.bytesWritten() + target.bytesZeroed()).isZero();
        }
    }

    /** Where there is no good one either, no name for people leads to it. */
    @Test
    void aDegradedImageHasNoStableName() throws Exception {
        Rig rig = new Rig(folder);
        try (BlockDevice disk = new BadSectors(rig.disk("disk", Rig.content("ttt", 0)), BAD)) {
            rig.backup(disk, "zstd", true, ProgressListener.SILENT);
        }
        assertThat(rig.boxFolder().resolve("sda.raw.zst")).doesNotExist();
    }

    @Test
    void aDegradedImageNeverTakesThePlaceOfAGoodOne() throws Exception {
        Rig rig = new Rig(folder);
        byte[] good = Rig.content("ddd", 0);
        ImageInfo first;
        try (RecordingDevice disk = rig.disk("disk", good)) {
            first = rig.backup(disk, "zstd");
        }
        Path stable = rig.boxFolder().resolve("sda.raw.zst");
        byte[] ledTo = Files.readAllBytes(stable);
        rig.setClock(Rig.NOON.plusSeconds(60));
        try (BlockDevice disk = new BadSectors(rig.disk("disk", Rig.content("ttt", 0)), BAD)) {
            rig.backup(disk, "zstd", true, ProgressListener.SILENT);
        }
        assertThat(stable).hasBinaryContent(ledTo);
        try (ImageStore store = rig.openStore()) {
            assertThat(store.generations(Rig.NAME)).hasSize(2);
            assertThat(store.newest(Rig.NAME)).contains(first.generation());
            try (ImageReader image = store.open(new ImageRef(Rig.NAME, first.generation()))) {
                assertThat(image.info().degraded()).isFalse();
            }
        }
    }

    @Test
    void badSectorsOfTheTargetAreWrittenAnew() throws Exception {
        Rig rig = new Rig(folder);
        byte[] content = Rig.content("ddd", 0);
        try (RecordingDevice disk = rig.disk("disk", content)) {
            rig.backup(disk, "zstd");
        }
        try (BlockDevice target = new BadSectors(rig.disk("target", content), BAD)) {
            rig.restore(target);
            assertThat(rig.contentOf(target)).isEqualTo(content);
        }
    }
}
