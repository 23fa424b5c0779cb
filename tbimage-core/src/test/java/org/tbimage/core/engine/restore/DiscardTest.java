package org.tbimage.core.engine.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.core.device.MemoryDeviceProvider;
import org.tbimage.core.engine.ImageSource;
import org.tbimage.core.engine.Restore;
import org.tbimage.core.engine.Rig;
import org.tbimage.core.job.JobContext;
import org.tbimage.core.job.RestoreOptions;
import org.tbimage.core.job.RestoreResult;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.OpenMode;
import org.tbimage.store.ImageReader;
import org.tbimage.store.ImageStore;
import org.tbimage.testkit.device.FilterDevice;
import org.tbimage.testkit.device.NoisyDiscard;
import org.tbimage.testkit.device.RecordingDevice;
import org.tbimage.value.ByteRange;
import org.tbimage.value.Location;

/** What should be zeros is discarded where that is asked for, and is zeros in any case (T32). */
class DiscardTest {
    private static final int C = Rig.CHUNK;
    private static final RestoreOptions DISCARD = new RestoreOptions(false, false, true, false, false, false);

    @TempDir
    Path folder;

    private final List<ByteRange> discarded = new CopyOnWriteArrayList<>();

    private BlockDevice dirtyDisk(String name, int size) throws IOException {
        Map<String, String> options = Map.of("size", "" + size, "sector", "512");
        BlockDevice disk = new MemoryDeviceProvider().open(new Location("memory", name, options), OpenMode.WRITE);
        disk.write(0, ByteBuffer.wrap(Rig.dirty(size)));
        return disk;
    }

    private final class Recorder extends FilterDevice {
        private final boolean able;

        Recorder(BlockDevice behind, boolean able) {
            super(behind);
            this.able = able;
        }

        @Override
        public boolean discard(ByteRange range) throws IOException {
            discarded.add(range);
            return able && super.discard(range);
        }
    }

    /** Also ranges that hold zeros already: the device may use their space for something else. */
    @ParameterizedTest
    @ValueSource(strings = {"tells", "noisy", "unable"})
    void zerosAreDiscardedAndProven(String kind) throws Exception {
        Rig rig = new Rig(folder);
        byte[] content = Rig.content("dzzdz", 512);
        try (RecordingDevice disk = rig.disk("disk", content)) {
            rig.backup(disk, "zstd");
        }
        try (BlockDevice memory = dirtyDisk(kind, content.length)) {
            memory.write(C, ByteBuffer.allocate(C));
            BlockDevice discarding = kind.equals("noisy") ? new NoisyDiscard(memory) : memory;
            RestoreResult result = rig.restore(new Recorder(discarding, !kind.equals("unable")), DISCARD);
            assertThat(rig.contentOf(memory)).isEqualTo(content);
            assertThat(discarded).containsExactlyInAnyOrder(new ByteRange(C, 2 * C), new ByteRange(4 * C, C));
            assertThat(result.zeroedBytes()).isEqualTo(3 * C);
            assertThat(result.discardedBytes()).isEqualTo(kind.equals("unable") ? 0 : 3 * C);
            assertThat(result.writtenBytes() + result.zeroedBytes() + result.sameBytes())
                    .isEqualTo(content.length);
        }
    }

    @Test
    void thePlanTellsWhatIsDoneAndADeviceThatCannotIsNamed() throws Exception {
        Rig rig = new Rig(folder);
        byte[] content = Rig.content("dzzd", 0);
        try (RecordingDevice disk = rig.disk("disk", content)) {
            rig.backup(disk, "zstd");
        }
        try (ImageStore store = rig.openStore();
                ImageReader image = store.open(store.list().get(0));
                BlockDevice memory = dirtyDisk("plan", content.length);
                RecordingDevice file = rig.disk("target", content)) {
            JobContext context = rig.context(org.tbimage.action.ProgressListener.SILENT);
            memory.write(0, ByteBuffer.wrap(content));
            Restore able = new Restore(context, ImageSource.of(image), memory, DISCARD);
            assertThat(able.check()).isEmpty();
            assertThat(able.plan().zeroBytes()).isEqualTo(2 * C);
            assertThat(able.run().zeroedBytes()).isEqualTo(2 * C);
            Restore unable = new Restore(context, ImageSource.of(image), file, DISCARD);
            assertThat(unable.check()).singleElement().asString().contains("can't discard");
            assertThat(unable.plan().none()).isTrue();
        }
    }
}
