package org.tbimage.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.action.ProgressListener;
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
            assertThat(store.list()).isEmpty();
        }
        assertThat(table).exists();
        assertThat(pack).exists();
    }

    @Test
    void deletesAllThatIsItsOwn() throws Exception {
        try (ImageStore store = rig.openStore()) {
            store.delete(image(store));
        }
        assertThat(rig.boxFolder()).isEmptyDirectory();
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
            BackupRequest request = new BackupRequest(
                    disk, store, Rig.NAME, Optional.of(image(store).generation()), options, "test", "here");
            ImageInfo made = new Backup(rig.context(ProgressListener.SILENT), request).run();
            try (ImageReader reader = store.open(made.ref())) {
                new Verify(rig.context(ProgressListener.SILENT)).image(reader);
            }
        }
    }
}
