package org.tbimage.core.engine.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.action.ProgressListener;
import org.tbimage.core.engine.Backup;
import org.tbimage.core.engine.Rig;
import org.tbimage.core.engine.Verify;
import org.tbimage.core.job.BackupOptions;
import org.tbimage.core.job.BackupRequest;
import org.tbimage.core.store.Tombstones;
import org.tbimage.device.BlockDevice;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageReader;
import org.tbimage.store.ImageStore;
import org.tbimage.value.ImageRef;
import org.tbimage.value.Printable;

/** A manifest that somebody wrote by hand, with a right seal, and keys of what is not its own (T45). */
class ForgedManifestTest {
    @TempDir
    Path folder;

    private Rig rig;
    private Path manifest;

    @BeforeEach
    void backUp() throws IOException {
        rig = new Rig(folder);
        DamagedRig.backUp(rig, "lz4");
        manifest = rig.file(".json");
    }

    private void forge(String from, String to) throws Exception {
        String text = Files.readString(manifest);
        assertThat(text).contains(from);
        String body = text.substring(0, text.lastIndexOf("  \"sha256\"")).replace(from, to);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
        String seal = "  \"sha256\": \"" + HexFormat.of().formatHex(digest) + "\"\n}\n";
        Files.writeString(manifest, body + seal);
    }

    private void forgeAll(String box, String other) throws Exception {
        forge(box, other);
        assertThat(manifest).content().doesNotContain(box);
    }

    private ImageRef image(ImageStore store) throws IOException {
        return store.list().get(0);
    }

    /** A damaged image can be deleted. What its manifest claims of another box is not its own, and stays. */
    @Test
    void deletesNothingOfAnotherBox() throws Exception {
        Path others = Files.createDirectories(rig.storeFolder().resolve("10.0.0.1"));
        Path table = Files.writeString(others.resolve("sda.20260101T000000Z.chunks"), "x");
        Path pack = Files.writeString(others.resolve("sda.20260101T000000Z.raw.lz4"), "x");
        forge("10.40.41.42/sda.20261122T120000Z.", "10.0.0.1/sda.20260101T000000Z.");
        try (ImageStore store = rig.openStore()) {
            store.delete(image(store));
            store.reclaim(Rig.NAME, Duration.ZERO);
            assertThat(store.list()).isEmpty();
        }
        Tombstones.assertOnlyIn(rig.boxFolder());
        assertThat(table).exists();
        assertThat(pack).exists();
    }

    @Test
    void deletesAllThatIsItsOwn() throws Exception {
        try (ImageStore store = rig.openStore()) {
            store.delete(image(store));
            store.reclaim(Rig.NAME, Duration.ZERO);
        }
        Tombstones.assertOnlyIn(rig.boxFolder());
    }

    /**
     * A manifest that names another box counts as an image of its own folder. Forged, it still reaches nothing of that box:
     * the parts are those of its own folder.
     */
    @Test
    void aForgedBoxReachesNothingOfThatBox() throws Exception {
        Path others = Files.createDirectories(rig.storeFolder().resolve("10.0.0.1"));
        for (Path file : rig.files()) {
            Files.writeString(others.resolve(file.getFileName()), "x");
        }
        forgeAll("10.40.41.42", "10.0.0.1");
        try (ImageStore store = rig.openStore()) {
            ImageRef forged = new ImageRef(Rig.NAME, store.newest(Rig.NAME).orElseThrow());
            // the table was not forged, so it names packs of another box than the manifest
            assertThatThrownBy(() -> store.open(forged))
                    .isInstanceOf(DamagedImageException.class)
                    .hasMessageContaining(rig.boxFolder().toString());
            store.delete(forged);
            store.reclaim(Rig.NAME, Duration.ZERO);
        }
        Tombstones.assertOnlyIn(rig.boxFolder());
        assertThat(others.toFile().listFiles())
                .hasSize(3)
                .allSatisfy(file -> assertThat(file).hasContent("x"));
    }

    /** Behind the name of another box, every key must be of that box, and of the same disk and generation. */
    @ParameterizedTest
    @CsvSource({
        ".raw.lz4, 10.40.41.42/sda.20261122T120000Z.raw.lz4",
        ".raw.lz4, 10.0.0.2/sda.20261122T120000Z.raw.lz4",
        ".raw.lz4, 10.0.0.1/sdb.20261122T120000Z.raw.lz4",
        ".raw.lz4, 10.0.0.1/sda.20261122T120001Z.raw.lz4",
        ".raw.lz4, 10.0.0.1/sda.20261122T120000Z-2.raw.lz4",
        ".raw.lz4, 10.0.0.1/sda.20261122T120000Z.raw.",
        ".raw.lz4, 10.0.0.1/sda.20261122T120000Z.raw.lz4/x",
        ".raw.lz4, 10.0.0.1/../10.40.41.42/sda.20261122T120000Z.raw.lz4",
        ".chunks, 10.40.41.42/sda.20261122T120000Z.chunks",
        ".chunks, 10.0.0.2/sda.20261122T120000Z.chunks",
        ".chunks, 10.0.0.1/sdb.20261122T120000Z.chunks",
        ".chunks, 10.0.0.1/sda.20261122T120001Z.chunks",
    })
    void aForeignKeyBehindAnotherBoxIsDamage(String part, String key) throws Exception {
        forgeAll("10.40.41.42", "10.0.0.1");
        forge("\"10.0.0.1/sda.20261122T120000Z" + part + "\"", "\"" + key + "\"");
        assertDamaged(key);
    }

    /**
     * Further packs of an image that was made here may be those of another image. Those of one that was moved are read from its own
     * folder alone.
     */
    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.2/sda.20261122T120000Z.raw.lz4", "10.0.0.1/sdb.20261122T120000Z.raw.lz4"})
    void aForeignSecondPackBehindAnotherBoxIsDamage(String key) throws Exception {
        forgeAll("10.40.41.42", "10.0.0.1");
        String text = Files.readString(manifest);
        String list = text.substring(text.indexOf("\"packs\""));
        String pack = list.substring(list.indexOf('{'), list.indexOf('}') + 1);
        forge(pack, pack + ", " + pack.replace("10.0.0.1/sda.20261122T120000Z.raw.lz4", key));
        Path other = Files.createDirectories(rig.storeFolder().resolve(key).getParent());
        Files.copy(rig.boxFolder().resolve("sda.20261122T120000Z.raw.lz4"), other.resolve(key.replaceFirst(".*/", "")));
        try (ImageStore store = rig.openStore()) {
            ImageRef forged = image(store);
            assertThatThrownBy(() -> store.examine(forged))
                    .isInstanceOf(DamagedImageException.class)
                    .hasMessageContaining("sda.20261122T120000Z.from-1.raw.lz4: the pack is missing");
        }
    }

    private void assertDamaged(String key) throws IOException {
        try (ImageStore store = rig.openStore()) {
            ImageRef forged = image(store);
            assertThatThrownBy(() -> store.info(forged))
                    .isInstanceOf(DamagedImageException.class)
                    .hasMessageContaining(Printable.of(key));
        }
    }

    /** A key can't lead out of the store. */
    @Test
    void readsNothingOutsideTheStore() throws Exception {
        Files.copy(rig.file(".chunks"), folder.resolve("outside.chunks"));
        forge("\"10.40.41.42/sda.20261122T120000Z.chunks\"", "\"10.40.41.42/../../outside.chunks\"");
        try (ImageStore store = rig.openStore()) {
            assertThatThrownBy(() -> store.open(image(store)))
                    .isInstanceOf(DamagedImageException.class)
                    .hasMessageContaining("bad key");
        }
    }

    /** Any malformed key is damage when the manifest is read, and the next backup succeeds (with all chunks made anew). */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1/sda.20260101T000000Z.raw.lz4",
                "10.40.41.42/sda.20261122T120000Z.raw",
                "10.40.41.42/sda.20261122T120000Z.raw.",
                "10.40.41.42/sda.20261122T120000Z.raw.lz4/x",
                "10.40.41.42/sdb.20261122T120000Z.raw.lz4",
                "10.40.41.42/sda.20261122T120000Z.chunks",
                "x",
                "a/b/c"
            })
    void aForeignPackIsDamageAndStopsNoBackup(String key) throws Exception {
        forge("10.40.41.42/sda.20261122T120000Z.raw.lz4", key);
        try (ImageStore store = rig.openStore()) {
            ImageRef forged = image(store);
            assertThatThrownBy(() -> store.info(forged)).isInstanceOf(DamagedImageException.class);
            assertThatThrownBy(() -> store.open(forged))
                    .isInstanceOf(DamagedImageException.class)
                    .hasMessageContaining(Printable.of(key));
        }
        rig.setClock(Rig.NOON.plusSeconds(60));
        try (BlockDevice disk = rig.disk("again", Rig.content("dtz", 0));
                ImageStore store = rig.openStore()) {
            BackupOptions options =
                    BackupOptions.of(rig.codec("lz4")).withLevel(1).withChunkSize(Rig.CHUNK);
            BackupRequest request = new BackupRequest(disk, store, Rig.NAME, options, BackupRequest.Base.NEWEST);
            ImageInfo made = new Backup(rig.context(ProgressListener.SILENT), request)
                    .run()
                    .image();
            try (ImageReader reader = store.open(made.ref())) {
                new Verify(rig.context(ProgressListener.SILENT)).image(reader);
            }
        }
    }
}
