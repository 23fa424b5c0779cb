package org.tbimage.core.engine.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.action.ProgressListener;
import org.tbimage.core.engine.Backup;
import org.tbimage.core.engine.Rig;
import org.tbimage.core.engine.Verify;
import org.tbimage.core.job.BackupOptions;
import org.tbimage.core.job.BackupRequest;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.ImageReader;
import org.tbimage.store.ImageStore;
import org.tbimage.testkit.device.RecordingDevice;
import org.tbimage.value.ImageRef;

/** A run of zeros that is proven in many batches: damage in any of its frames is found, and its chunk named. */
class ZeroRunDamageTest {
    private static final int C = 4096;
    private static final int CHUNKS = 1000;

    @TempDir
    Path folder;

    private Rig rig;
    private long frameLength;

    @BeforeEach
    void backUp() throws IOException {
        rig = new Rig(folder);
        try (ImageStore store = rig.openStore();
                RecordingDevice disk = rig.disk("disk", new byte[C * CHUNKS])) {
            BackupRequest request = new BackupRequest(
                    disk,
                    store,
                    Rig.NAME,
                    BackupOptions.of(rig.codec("lz4")).withLevel(1).withChunkSize(C),
                    BackupRequest.Base.NONE);
            new Backup(rig.context(ProgressListener.SILENT), request).run();
        }
        frameLength = Files.size(rig.file(".raw.lz4")) / CHUNKS;
        assertThat(C / frameLength).as("frames of a batch").isBetween(2L, CHUNKS / 3L);
    }

    private void verify() throws IOException {
        try (ImageStore store = rig.openStore();
                ImageReader image =
                        store.open(new ImageRef(Rig.NAME, store.newest(Rig.NAME).orElseThrow()))) {
            new Verify(rig.context(ProgressListener.SILENT)).image(image);
        }
    }

    @Test
    void damageInAnyFrameIsFound() throws IOException {
        Path pack = rig.file(".raw.lz4");
        long batch = C / frameLength; // the first frame is expanded, those behind it are read so many at once
        for (long number : new long[] {0, 1, batch - 1, batch, batch + 1, batch + 2, 2 * batch, CHUNKS - 1}) {
            long place = number * frameLength + frameLength / 2;
            Rig.flip(pack, place, 3);
            assertThatThrownBy(this::verify)
                    .as("frame " + number)
                    .isInstanceOfSatisfying(
                            DamagedImageException.class,
                            e -> assertThat(e.chunkOffset()).isEqualTo(number * C));
            Rig.flip(pack, place, 3);
        }
        verify();
    }
}
