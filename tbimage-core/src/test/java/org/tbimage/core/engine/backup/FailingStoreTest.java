package org.tbimage.core.engine.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.core.engine.Rig;
import org.tbimage.core.job.RestoreOptions;
import org.tbimage.store.BlobStore;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.ImageStore;
import org.tbimage.testkit.device.RecordingDevice;
import org.tbimage.testkit.fault.FaultPlan;
import org.tbimage.testkit.store.FilterBlobStore;

/** A restore from a store that fails now and then, or gives less than was asked for (T8, T9). */
class FailingStoreTest {
    private static final byte[] CONTENT = Rig.content("dtzzd", 700);

    @TempDir
    Path folder;

    private Rig rig;

    @BeforeEach
    void backUp() throws IOException {
        rig = new Rig(folder);
        try (RecordingDevice disk = rig.disk("disk", CONTENT)) {
            rig.backup(disk, "zstd");
        }
    }

    private static RestoreOptions readBack(boolean wanted) {
        return new RestoreOptions(false, false, false, wanted, false, false);
    }

    /** T8: whichever call fails, with and without reading back, that is told; T9: and no longer than it lasts. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void oneFailingCallIsToldAndNotRemembered(boolean readBack) throws Exception {
        int failures = 0;
        boolean failed = true;
        for (int call = 1; failed; call++) {
            FaultPlan plan = FaultPlan.onlyCall(call);
            try (ImageStore store = rig.openStore(plan);
                    RecordingDevice target = rig.disk("target", Rig.dirty(CONTENT.length))) {
                failed = fails(store, target, readBack);
                plan.end();
                if (failed) {
                    failures++;
                    rig.restore(store, target, readBack(readBack));
                }
                assertThat(rig.contentOf(target)).isEqualTo(CONTENT);
            }
        }
        assertThat(failures)
                .as("list, manifest, table, and each of four frames")
                .isGreaterThan(7);
    }

    private boolean fails(ImageStore store, RecordingDevice target, boolean readBack) throws IOException {
        try {
            rig.restore(store, target, readBack(readBack));
            return false;
        } catch (IOException e) {
            assertThat(e).hasStackTraceContaining("made to fail");
            return true;
        }
    }

    /** T8: what a medium fills only in part is not written, reading back or not. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aReadThatIsShortInSilenceIsFound(boolean readBack) throws Exception {
        try (ImageStore store = rig.openStoreOver(HalfReads::new);
                RecordingDevice target = rig.disk("target", Rig.dirty(CONTENT.length))) {
            assertThatThrownBy(() -> rig.restore(store, target, readBack(readBack)))
                    .isInstanceOf(DamagedImageException.class);
            assertThat(target.written()).allMatch(range -> range.offset() == 0 && range.length() < Rig.CHUNK);
        }
    }

    /** A stream may give less than it is asked for, as long as it goes on. */
    @Test
    void aStreamInSmallPiecesIsReadWhole() throws Exception {
        try (ImageStore store = rig.openStoreOver(OneByteStreams::new);
                RecordingDevice target = rig.disk("target", Rig.dirty(CONTENT.length))) {
            rig.restore(store, target, Rig.PLAINLY);
            assertThat(rig.contentOf(target)).isEqualTo(CONTENT);
        }
    }

    /** Says that it has read all of a frame, and has filled half of the buffer. */
    private static final class HalfReads extends FilterBlobStore {
        HalfReads(BlobStore behind) {
            super(behind);
        }

        @Override
        public void read(String key, long offset, ByteBuffer target) throws IOException {
            if (!key.contains(".raw.")) {
                super.read(key, offset, target);
                return;
            }
            int end = target.limit();
            target.limit(target.position() + target.remaining() / 2);
            super.read(key, offset, target);
            target.limit(end).position(end);
        }
    }

    private static final class OneByteStreams extends FilterBlobStore {
        OneByteStreams(BlobStore behind) {
            super(behind);
        }

        @Override
        public InputStream stream(String key) throws IOException {
            return new FilterInputStream(super.stream(key)) {
                @Override
                public int read(byte[] target, int offset, int length) throws IOException {
                    return super.read(target, offset, Math.min(1, length));
                }
            };
        }
    }
}
