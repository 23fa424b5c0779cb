package org.tbimage.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.ImageStore;
import org.tbimage.value.ImageRef;

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

    /** Deleting an image deletes its own parts, and nothing that its manifest only claims. */
    @Test
    void deletesNothingOfAnotherBox() throws Exception {
        Path others = Files.createDirectories(rig.storeFolder().resolve("10.0.0.1"));
        Path table = Files.writeString(others.resolve("sda.20260101T000000Z.chunks"), "x");
        Path pack = Files.writeString(others.resolve("sda.20260101T000000Z.raw.lz4"), "x");
        forge("10.40.41.42/sda.20261122T120000Z.", "10.0.0.1/sda.20260101T000000Z.");
        try (ImageStore store = rig.openStore()) {
            store.delete(image(store));
        }
        assertThat(manifest).doesNotExist();
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
}
