package org.tbimage.core.engine.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.action.ProgressListener;
import org.tbimage.core.engine.ImageSource;
import org.tbimage.core.engine.Restore;
import org.tbimage.core.engine.Rig;
import org.tbimage.core.job.JobContext;
import org.tbimage.device.BlockDevice;
import org.tbimage.store.ImageReader;
import org.tbimage.store.ImageStore;
import org.tbimage.testkit.device.FilterDevice;
import org.tbimage.testkit.device.RecordingDevice;

/** What a user is told of a disk that a restore left as it is neither before nor after. */
class HalfRestoredTest {
    @TempDir
    Path folder;

    /** Of a disk whose beginning is wiped the user is told so, and of one that is as it was, nothing. */
    @ParameterizedTest
    @ValueSource(ints = {0, 3})
    void ofAHalfRestoredDiskTheUserIsTold(int failing) throws Exception {
        Rig rig = new Rig(folder);
        byte[] content = Rig.content("dzzd", 0);
        try (RecordingDevice disk = rig.disk("disk", content)) {
            rig.backup(disk, "lz4");
        }
        List<String> told = new ArrayList<>();
        try (ImageStore store = rig.openStore();
                ImageReader image = store.open(store.list().get(0));
                RecordingDevice target = rig.disk("target", Rig.dirty(content.length))) {
            BlockDevice refusing = new Refusing(target, (long) failing * Rig.CHUNK);
            JobContext context = rig.context(new ProgressListener() {
                @Override
                public void warned(String message) {
                    told.add(message);
                }
            });
            Restore restore = new Restore(context, ImageSource.of(image), refusing, Rig.PLAINLY);
            assertThatThrownBy(restore::run).hasMessage("refused");
        }
        if (failing == 0) {
            assertThat(told).isEmpty();
        } else {
            assertThat(told).singleElement().asString().contains("is half restored: ", "it does not boot");
        }
    }

    /** Takes no write at one place. */
    private static final class Refusing extends FilterDevice {
        private final long refused;

        Refusing(BlockDevice behind, long refused) {
            super(behind);
            this.refused = refused;
        }

        @Override
        public void write(long offset, ByteBuffer source) throws IOException {
            if (offset == refused) {
                throw new IOException("refused");
            }
            super.write(offset, source);
        }
    }
}
