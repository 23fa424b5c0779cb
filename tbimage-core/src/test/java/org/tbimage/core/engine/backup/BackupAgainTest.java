package org.tbimage.core.engine.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.action.ProgressListener;
import org.tbimage.core.engine.Rig;
import org.tbimage.store.ImageInfo;
import org.tbimage.testkit.device.RecordingDevice;

/** What did not change is taken over from the generation before, unopened, and never with damage. */
class BackupAgainTest {
    private static final byte[] OLD = Rig.content("dtzzdtdt", 100);

    @TempDir
    Path folder;

    private final List<String> warnings = Collections.synchronizedList(new ArrayList<>());
    private Rig rig;

    private ImageInfo backUp(byte[] content, String codec) throws IOException {
        try (RecordingDevice disk = rig.disk("disk", content)) {
            return rig.backup(disk, codec, false, new ProgressListener() {
                @Override
                public void warned(String message) {
                    warnings.add(message);
                }
            });
        }
    }

    private void assertRestores(byte[] content) throws IOException {
        try (RecordingDevice target = rig.disk("target", Rig.dirty(content.length))) {
            rig.restore(target);
            assertThat(rig.contentOf(target)).isEqualTo(content);
        }
    }

    @Test
    void takesOverWhatDidNotChange() throws Exception {
        rig = new Rig(folder);
        assertThat(backUp(OLD, "zstd").stats().reusedChunks()).isZero();
        rig.setClock(Rig.NOON.plus(Duration.ofHours(1)));
        byte[] changed = OLD.clone();
        changed[Rig.CHUNK + 5] ^= 1;
        ImageInfo image = backUp(changed, "zstd");
        assertThat(image.stats().dataChunks()).isEqualTo(7);
        assertThat(image.stats().reusedChunks()).isEqualTo(6);
        assertRestores(changed);
    }

    /** The image taken over from can then go: the new one stands alone. */
    @Test
    void theNewOneStandsAlone() throws Exception {
        rig = new Rig(folder);
        backUp(OLD, "lz4");
        rig.setClock(Rig.NOON.plus(Duration.ofHours(1)));
        backUp(OLD, "lz4");
        for (Path file : rig.files()) {
            if (file.getFileName().toString().contains("T120000Z")) {
                Files.delete(file);
            }
        }
        assertRestores(OLD);
    }

    /** A damaged frame of the generation before is compressed anew, and damage never spreads. */
    @Test
    void damageDoesNotSpread() throws Exception {
        rig = new Rig(folder);
        backUp(OLD, "lz4");
        Path pack = rig.file(".raw.lz4");
        for (long at = 40; at < Files.size(pack); at += Rig.CHUNK / 2) {
            Rig.flip(pack, at, 3);
        }
        rig.setClock(Rig.NOON.plus(Duration.ofHours(1)));
        ImageInfo image = backUp(OLD, "lz4");
        assertThat(image.stats().reusedChunks()).isLessThan(7);
        assertThat(warnings).singleElement().asString().contains("its chunks are made anew");
        assertRestores(OLD);
    }

    /** Whatever is wrong with the generation before, a backup works. */
    @ParameterizedTest
    @ValueSource(strings = {".chunks", ".raw.zst"})
    void aBrokenPreviousImageIsNoObstacle(String suffix) throws Exception {
        rig = new Rig(folder);
        backUp(OLD, "zstd");
        Files.write(rig.file(suffix), new byte[100]);
        rig.setClock(Rig.NOON.plus(Duration.ofHours(1)));
        assertThat(backUp(OLD, "zstd").stats().reusedChunks()).isZero();
        assertThat(warnings).singleElement().asString().contains("all chunks are made anew");
        assertRestores(OLD);
    }

    /** Another codec, or another size of the disk, takes over nothing that does not fit. */
    @Test
    void anotherCodecOrSizeIsNoObstacle() throws Exception {
        rig = new Rig(folder);
        backUp(OLD, "zstd");
        rig.setClock(Rig.NOON.plus(Duration.ofHours(1)));
        assertThat(backUp(OLD, "gzip").stats().reusedChunks()).isZero();
        assertRestores(OLD);
        assertThat(rig.boxFolder().resolve("sda.raw.zst")).doesNotExist();
        rig.setClock(Rig.NOON.plus(Duration.ofHours(2)));
        byte[] bigger = Rig.content("dtzzdtdtd", 1000);
        backUp(bigger, "gzip");
        assertRestores(bigger);
    }
}
