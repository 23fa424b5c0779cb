package org.tbimage.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
import org.tbimage.store.BlobStore;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageReader;
import org.tbimage.store.ImageStore;
import org.tbimage.store.Share;
import org.tbimage.testkit.device.RecordingDevice;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;
import org.tbimage.value.ImageRef;

/** Generations that share frames, in a directory: each owns every byte that it needs (T34). */
class SharingTest {
    private static final int CHUNKS = 40;

    @TempDir
    private Path folder;

    private Rig rig;
    private final List<byte[]> contents = new ArrayList<>();
    private final List<Generation> generations = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    @BeforeEach
    void makeThreeGenerations() throws IOException {
        rig = new Rig(folder);
        byte[] content = Rig.content("d".repeat(CHUNKS / 2) + "z".repeat(8) + "t".repeat(CHUNKS / 2 - 8), 100);
        backUp(content, "zstd");
        content = content.clone();
        content[3 * Rig.CHUNK + 5] ^= 1;
        backUp(content, "zstd");
        content = content.clone();
        content[7 * Rig.CHUNK] ^= 1;
        content[25 * Rig.CHUNK] ^= 1; // was a zero
        backUp(content, "zstd");
    }

    private ImageInfo backUp(byte[] content, String codec) throws IOException {
        rig.setClock(Rig.NOON.plusSeconds(60L * generations.size()));
        ProgressListener listener = new ProgressListener() {
            @Override
            public void warned(String message) {
                warnings.add(message);
            }
        };
        try (RecordingDevice disk = rig.disk("disk-" + generations.size(), content);
                ImageStore store = rig.openStore()) {
            BackupOptions options = BackupOptions.of(rig.codec(codec))
                    .withChunkSize(Rig.CHUNK)
                    .withShare(Optional.of(Share.GENERATIONS));
            BackupRequest request =
                    BackupRequest.of(disk, store, Rig.NAME, rig.codec(codec)).with(options);
            ImageInfo image = new Backup(rig.context(listener), request).run().image();
            contents.add(content);
            generations.add(image.generation());
            return image;
        }
    }

    private ImageRef ref(int number) {
        return new ImageRef(Rig.NAME, generations.get(number));
    }

    private void assertRestores(int number) throws IOException {
        byte[] expected = contents.get(number);
        try (ImageStore store = rig.openStore();
                ImageReader image = store.open(ref(number));
                RecordingDevice target = rig.disk("target", Rig.dirty(expected.length))) {
            new Verify(rig.context(ProgressListener.SILENT)).image(image);
            rig.restore(image, target, RestoreOptions.DEFAULT);
            assertThat(rig.contentOf(target)).isEqualTo(expected);
        }
    }

    private Map<String, Long> files() throws IOException {
        Map<String, Long> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(rig.boxFolder())) {
            for (Path file : all.toList()) {
                files.put(file.getFileName().toString(), Files.size(file));
            }
        }
        return files;
    }

    private Path file(int number, String suffix) {
        return rig.boxFolder().resolve("sda." + generations.get(number) + suffix);
    }

    @Test
    void eachGenerationStoresWhatIsNew() throws IOException {
        assertThat(warnings).isEmpty();
        for (int i = 0; i < 3; i++) {
            assertRestores(i);
        }
        assertThat(Files.size(file(1, ".raw.zst"))).isLessThan(2 * Rig.CHUNK);
        assertThat(Files.size(file(2, ".raw.zst"))).isLessThan(3 * Rig.CHUNK);
        assertThat(Files.isSameFile(file(2, ".from-1.raw.zst"), file(0, ".raw.zst")))
                .isTrue();
        assertThat(Files.isSameFile(file(2, ".from-2.raw.zst"), file(1, ".raw.zst")))
                .isTrue();
        try (ImageStore store = rig.openStore()) {
            assertThat(store.info(ref(0)).stats().sharedBytes()).isZero();
            assertThat(store.info(ref(2)).stats().sharedBytes()).isGreaterThan(18 * Rig.CHUNK);
        }
    }

    /** Whatever is removed, by the program or by hand, no other image loses a byte. */
    @Test
    void everyImageOutlivesAllOthers() throws IOException {
        try (ImageStore store = rig.openStore()) {
            store.delete(ref(0));
            store.reclaim(Rig.NAME, Duration.ZERO);
        }
        assertThat(files().keySet())
                .filteredOn(name -> name.contains(generations.get(0) + "."))
                .hasSize(1);
        try (Stream<Path> all = Files.list(rig.boxFolder())) {
            for (Path file : all.filter(path -> path.toString().contains(generations.get(1) + "."))
                    .toList()) {
                Files.delete(file);
            }
        }
        assertRestores(2);
    }

    /** The last name frees the blocks: here that of the first pack is the link of the third image. */
    @Test
    void removalFreesWhatNoImageNeeds() throws IOException {
        try (ImageStore store = rig.openStore()) {
            store.delete(ref(0));
            store.delete(ref(1));
            assertThat(store.reclaim(Rig.NAME, Duration.ofHours(1)))
                    .as("within the grace")
                    .isZero();
            assertThat(file(0, ".raw.zst")).exists();
            long freed = store.reclaim(Rig.NAME, Duration.ZERO);
            assertThat(freed).isLessThan(Files.size(file(2, ".from-1.raw.zst")));
            assertThat(store.generations(Rig.NAME)).containsExactly(generations.get(2));
            store.delete(ref(2));
            assertThat(store.reclaim(Rig.NAME, Duration.ZERO)).isGreaterThan(18 * Rig.CHUNK);
        }
        assertThat(files().keySet()).hasSize(3).allMatch(name -> name.endsWith("Z.json"));
    }

    @Test
    void aPackIsFoundUnderItsFirstNameIfTheLinkIsLost() throws IOException {
        Files.delete(file(2, ".from-1.raw.zst"));
        assertRestores(2);
        Files.delete(file(0, ".raw.zst"));
        try (ImageStore store = rig.openStore()) {
            assertThatThrownBy(() -> store.open(ref(2)))
                    .isInstanceOf(DamagedImageException.class)
                    .hasMessageContaining("from-1.raw.zst");
        }
    }

    /** A store that was copied without hard links works as before. */
    @Test
    void aCopiedStoreWorks() throws IOException {
        for (String name : files().keySet()) {
            Path file = rig.boxFolder().resolve(name);
            byte[] bytes = Files.readAllBytes(file);
            Files.delete(file);
            Files.write(file, bytes);
        }
        for (int i = 0; i < 3; i++) {
            assertRestores(i);
        }
        backUp(contents.get(2).clone(), "zstd");
        assertRestores(3);
    }

    /** A folder that was renamed keeps its images, those that share included. */
    @Test
    void aRenamedFolderKeepsSharingImages() throws IOException {
        Path other = rig.storeFolder().resolve("other");
        Files.move(rig.boxFolder(), other);
        try (ImageStore store = rig.openStore();
                ImageReader image = store.open(new ImageRef(new ImageName("other", "sda"), generations.get(2)))) {
            new Verify(rig.context(ProgressListener.SILENT)).image(image);
        }
    }

    /** The content of a damaged pack is stored anew, not shared. */
    @Test
    void aDamagedPackIsNotShared() throws IOException {
        Path pack = file(0, ".raw.zst");
        rig.openStoreOver(blobs -> {
                    mark(blobs, Rig.NAME.box() + "/" + pack.getFileName());
                    return blobs;
                })
                .close();
        backUp(contents.get(2).clone(), "zstd");
        assertThat(file(3, ".from-1.raw.zst"))
                .exists()
                .satisfies(link -> assertThat(Files.isSameFile(link, pack)).isFalse());
        assertRestores(3);
    }

    private static void mark(BlobStore blobs, String pack) {
        try {
            new DamagedPacks(blobs).mark(pack, "found by a test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The stable name is a promise that the tool of the format expands the newest disk: no name is better than an old disk. */
    @Test
    void aSharingImageHasNoStableName() throws IOException {
        assertThat(files().keySet()).doesNotContain("sda.raw.zst");
    }

    @Test
    void anotherCodecSharesNothing() throws IOException {
        ImageInfo image = backUp(contents.get(2).clone(), "lz4");
        assertThat(image.stats().sharedBytes()).isZero();
        assertThat(files().keySet()).contains("sda.raw.lz4");
        assertRestores(3);
    }
}
