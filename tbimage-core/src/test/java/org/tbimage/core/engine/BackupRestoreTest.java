package org.tbimage.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.action.ProgressListener;
import org.tbimage.core.job.RestoreOptions;
import org.tbimage.core.job.RestoreResult;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.DeviceInfo;
import org.tbimage.store.ImageInfo;
import org.tbimage.testkit.device.FilterDevice;
import org.tbimage.testkit.device.RecordingDevice;
import org.tbimage.value.ByteRange;

/** What was backed up comes back, whatever the disk held before, and no more is written than differs. */
class BackupRestoreTest {
    private static final int C = Rig.CHUNK;

    /** A restore looks whether the disk carries the mark of another one. */
    private static final int MARK = 512;

    @TempDir
    Path folder;

    static Stream<Arguments> shapes() {
        return Stream.of("gzip", "zstd", "xz", "lz4")
                .flatMap(codec -> Stream.of(
                        Arguments.of(codec, "", 1), // T10: sizes around every border
                        Arguments.of(codec, "", 512),
                        Arguments.of(codec, "", C - 1),
                        Arguments.of(codec, "d", 0),
                        Arguments.of(codec, "d", 1),
                        Arguments.of(codec, "z", 0),
                        Arguments.of(codec, "zzzz", 4096),
                        Arguments.of(codec, "dztzzdzt", 0),
                        Arguments.of(codec, "zdtdzzzzzzt", 513)));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void restoresOntoBlankDirtyAndEqualDisks(String codec, String chunks, int tail) throws Exception {
        Rig rig = new Rig(folder);
        byte[] content = Rig.content(chunks, tail);
        try (RecordingDevice disk = rig.disk("disk", content)) {
            rig.backup(disk, codec);
        }
        for (byte[] before : List.of(new byte[content.length], Rig.dirty(content.length), content.clone())) { // T31
            try (RecordingDevice target = rig.disk("target", before)) {
                rig.restore(target);
                assertThat(rig.contentOf(target)).isEqualTo(content);
            }
        }
    }

    @Test
    void writesNothingWhereNothingDiffers() throws Exception {
        Rig rig = new Rig(folder);
        byte[] content = Rig.content("dztd", 100);
        try (RecordingDevice disk = rig.disk("disk", content)) {
            rig.backup(disk, "zstd");
            RestoreResult result = rig.restore(disk);
            assertThat(disk.bytesWritten() + disk.bytesZeroed()).isZero();
            assertThat(result.writtenBytes() + result.zeroedBytes()).isZero();
            assertThat(result.sameBytes()).isEqualTo(content.length);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4})
    void writesTheChangedChunksAndAtMostOneMore(int changed) throws Exception {
        Rig rig = new Rig(folder);
        byte[] content = Rig.content("ddtdd", 100);
        try (RecordingDevice disk = rig.disk("disk", content)) {
            rig.backup(disk, "lz4");
        }
        byte[] before = content.clone();
        before[changed * C + 1234] ^= 1;
        try (RecordingDevice target = rig.disk("target", before)) {
            RestoreResult result = rig.restore(target);
            assertThat(rig.contentOf(target)).isEqualTo(content);
            assertThat(target.bytesWritten()).isLessThanOrEqualTo(2L * C);
            assertThat(result.writtenBytes()).isEqualTo(C);
            assertThat(result.writtenBytes() + result.zeroedBytes() + result.sameBytes())
                    .isEqualTo(content.length);
        }
    }

    @Test
    void wipesTheBeginningFirstAndWritesItLast() throws Exception {
        Rig rig = new Rig(folder);
        byte[] content = Rig.content("dddd", 0);
        try (RecordingDevice disk = rig.disk("disk", content)) {
            rig.backup(disk, "lz4");
        }
        try (RecordingDevice target = rig.disk("target", Rig.dirty(content.length))) {
            rig.restore(target);
            List<ByteRange> written = target.written();
            assertThat(written.get(0)).isEqualTo(new ByteRange(0, 512));
            int last = written.size() - 1;
            assertThat(written.get(last - 1)).isEqualTo(new ByteRange(512, C - 512));
            assertThat(written.get(last)).isEqualTo(new ByteRange(0, 512));
            assertThat(written.subList(1, last - 1))
                    .allMatch(range -> range.offset() >= C)
                    .hasSize(3);
            // after the wipe, the rest, the first chunk but for its boot sector, and that
            assertThat(target.flushes()).isGreaterThanOrEqualTo(4);
        }
    }

    /** The rest is read back, then the mended beginning; neither of them twice, and nothing that was right already. */
    @Test
    void readsBackWhatWasWrittenAndNoMore() throws Exception {
        Rig rig = new Rig(folder);
        byte[] content = Rig.content("ddzdd", 0);
        try (RecordingDevice disk = rig.disk("disk", content)) {
            rig.backup(disk, "lz4");
        }
        byte[] before = content.clone();
        before[3 * C] ^= 1;
        before[2 * C] ^= 1;
        for (boolean wanted : new boolean[] {true, false}) {
            try (RecordingDevice target = rig.disk("target", before)) {
                RestoreResult result =
                        rig.restore(target, new RestoreOptions(false, false, false, wanted, false, false));
                assertThat(result.readBackBytes()).isEqualTo(wanted ? 3L * C : 0);
                assertThat(target.bytesRead() - content.length).isEqualTo(MARK + (wanted ? 3L * C : 0));
                assertThat(rig.contentOf(target)).isEqualTo(content);
            }
        }
    }

    @Test
    void aDeviceThatCannotDiscardIsReadAndZeroedWhereItIsNotZero() throws Exception {
        Rig rig = new Rig(folder);
        byte[] content = Rig.content("dzzd", 0);
        try (RecordingDevice disk = rig.disk("disk", content)) {
            rig.backup(disk, "zstd");
        }
        try (RecordingDevice target = rig.disk("target", Rig.dirty(content.length))) {
            rig.restore(target, new RestoreOptions(false, false, true, false, false, false));
            assertThat(rig.contentOf(target)).isEqualTo(content);
            assertThat(target.bytesRead() - content.length).isEqualTo(MARK + 4L * C);
        }
    }

    /** What is written to a disk while it is backed up is in the image by halves: whoever does so is to know. */
    @Test
    void aDiskThatIsInUseIsToldOf() throws Exception {
        Rig rig = new Rig(folder);
        List<String> warnings = new ArrayList<>();
        try (RecordingDevice disk = rig.disk("disk", Rig.content("d", 0));
                BlockDevice mounted = new Mounted(disk)) {
            rig.backup(mounted, "lz4", false, new ProgressListener() {
                @Override
                public void warned(String message) {
                    warnings.add(message);
                }
            });
        }
        assertThat(warnings).singleElement().asString().contains("is mounted at /: what changes during the backup");
    }

    private static final class Mounted extends FilterDevice {
        Mounted(BlockDevice behind) {
            super(behind);
        }

        @Override
        public DeviceInfo info() {
            DeviceInfo info = super.info();
            return new DeviceInfo(
                    info.name(),
                    info.kind(),
                    info.geometry(),
                    info.identity(),
                    info.rotational(),
                    info.readOnly(),
                    info.canDiscard(),
                    List.of("mounted at /"));
        }
    }

    @Test
    void countsWhatItFound() throws Exception {
        Rig rig = new Rig(folder);
        try (RecordingDevice disk = rig.disk("disk", Rig.content("dzztd", 10))) {
            ImageInfo image = rig.backup(disk, "gzip");
            assertThat(image.stats().dataChunks()).isEqualTo(4);
            assertThat(image.stats().zeroChunks()).isEqualTo(2);
            assertThat(image.degraded()).isFalse();
            assertThat(image.stats().storedBytes())
                    .isEqualTo(rig.file(".raw.gz").toFile().length());
        }
    }
}
