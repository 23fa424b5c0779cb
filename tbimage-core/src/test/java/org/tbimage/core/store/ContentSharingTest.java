package org.tbimage.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.action.ProgressListener;
import org.tbimage.core.engine.Backup;
import org.tbimage.core.engine.Rig;
import org.tbimage.core.engine.Verify;
import org.tbimage.core.job.BackupOptions;
import org.tbimage.core.job.BackupRequest;
import org.tbimage.core.job.RestoreOptions;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageReader;
import org.tbimage.store.ImageStore;
import org.tbimage.store.Share;
import org.tbimage.testkit.device.RecordingDevice;
import org.tbimage.value.ImageName;
import org.tbimage.value.ImageRef;

/** share = store: content is stored once, wherever it lies on whichever disk. */
class ContentSharingTest {
    private static final int MIB = 1 << 20;
    private static final int SYSTEM = 24 * MIB;
    private static final ImageName OTHER = new ImageName("10.40.41.43", "nvme0n1");

    @TempDir
    private Path folder;

    private Rig rig;
    private final byte[] system = random(1, SYSTEM);
    private final List<String> warnings = new ArrayList<>();

    @BeforeEach
    void makeStore() throws IOException {
        rig = new Rig(folder);
    }

    private static byte[] random(long seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    /** A disk with the system at another place, behind content of its own. */
    private byte[] disk(long seed, int own) {
        byte[] disk = new byte[own + SYSTEM + MIB + 512];
        System.arraycopy(random(seed, own), 0, disk, 0, own);
        System.arraycopy(system, 0, disk, own, SYSTEM);
        disk[disk.length - 1] = 1;
        return disk;
    }

    private ImageInfo backUp(ImageName name, byte[] content, int minute) throws IOException {
        rig.setClock(Rig.NOON.plusSeconds(60L * minute));
        ProgressListener listener = new ProgressListener() {
            @Override
            public void warned(String message) {
                warnings.add(message);
            }
        };
        try (RecordingDevice disk = rig.disk("disk-" + minute, content);
                ImageStore store = rig.openStore()) {
            BackupOptions options = BackupOptions.of(rig.codec("zstd")).withShare(Optional.of(Share.STORE));
            BackupRequest request =
                    BackupRequest.of(disk, store, name, rig.codec("zstd")).with(options);
            return new Backup(rig.context(listener), request).run().image();
        }
    }

    private void assertRestores(ImageInfo info, byte[] content) throws IOException {
        try (ImageStore store = rig.openStore();
                ImageReader image = store.open(info.ref());
                RecordingDevice target = rig.disk("target", Rig.dirty(content.length))) {
            new Verify(rig.context(ProgressListener.SILENT)).image(image);
            rig.restore(image, target, RestoreOptions.DEFAULT);
            assertThat(rig.contentOf(target)).isEqualTo(content);
        }
    }

    @Test
    void anotherBoxWithTheSameSystemStoresWhatIsItsOwn() throws IOException {
        byte[] first = disk(2, MIB);
        byte[] second = disk(3, 3 * MIB + 8192);
        ImageInfo one = backUp(Rig.NAME, first, 0);
        ImageInfo two = backUp(OTHER, second, 1);
        assertThat(two.stats().storedBytes()).isLessThan(3 * MIB + SYSTEM / 3);
        assertThat(two.stats().sharedBytes()).isGreaterThan(SYSTEM / 2);
        assertRestores(one, first);
        assertRestores(two, second);
        assertThat(warnings).isEmpty();
        // the other box is removed by hand: nothing is lost
        try (Stream<Path> files = Files.list(rig.boxFolder())) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        assertRestores(two, second);
    }

    @Test
    void theNextGenerationOfAMovedSystemStoresLittle() throws IOException {
        backUp(Rig.NAME, disk(2, MIB), 0);
        byte[] moved = disk(4, 2 * MIB + 4096);
        ImageInfo image = backUp(Rig.NAME, moved, 1);
        assertThat(image.stats().storedBytes()).isLessThan(4 * MIB);
        assertRestores(image, moved);
        ImageInfo same = backUp(Rig.NAME, moved, 2);
        assertThat(same.stats().storedBytes()).isLessThan(MIB / 4);
        assertRestores(same, moved);
    }

    /** Content that occurs twice on a disk is stored once. */
    @Test
    void contentIsStoredOnceInAnImage() throws IOException {
        byte[] twice = new byte[2 * SYSTEM];
        System.arraycopy(system, 0, twice, 0, SYSTEM);
        System.arraycopy(system, 0, twice, SYSTEM, SYSTEM);
        ImageInfo image = backUp(Rig.NAME, twice, 0);
        assertThat(image.stats().storedBytes()).isLessThan(SYSTEM + SYSTEM / 3);
        assertRestores(image, twice);
    }

    @Test
    void everyImageOutlivesAllOthers() throws IOException {
        byte[] first = disk(2, MIB);
        ImageInfo one = backUp(Rig.NAME, first, 0);
        byte[] second = disk(3, 2 * MIB);
        ImageInfo two = backUp(OTHER, second, 1);
        byte[] third = disk(5, 3 * MIB);
        ImageInfo three = backUp(Rig.NAME, third, 2);
        try (ImageStore store = rig.openStore()) {
            for (ImageInfo gone : List.of(one, two)) {
                store.delete(new ImageRef(gone.draft().name(), gone.generation()));
                store.reclaim(gone.draft().name(), Duration.ZERO);
            }
        }
        assertRestores(three, third);
    }

    /** A damaged sketch costs room, and nothing else. */
    @Test
    void aDamagedSketchIsNoReasonToFail() throws IOException {
        ImageInfo one = backUp(Rig.NAME, disk(2, MIB), 0);
        Path sketch = rig.boxFolder().resolve("sda." + one.generation() + ".sketch");
        assertThat(sketch).exists();
        Files.write(sketch, random(9, 5000));
        byte[] second = disk(3, MIB);
        assertRestores(backUp(OTHER, second, 1), second);
    }
}
