package org.tbimage.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.action.ProgressListener;
import org.tbimage.core.engine.Backup;
import org.tbimage.core.engine.Rig;
import org.tbimage.core.job.BackupOptions;
import org.tbimage.core.job.BackupRequest;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.ImageStore;
import org.tbimage.testkit.device.RecordingDevice;
import org.tbimage.value.Sha256;

/** Opening an image checks its table, and of its packs length and trailer, before anybody relies on them (T6). */
class OpeningTest {
    @TempDir
    Path folder;

    private Rig rig;

    private void backUp(byte[] content, int chunk) throws IOException {
        rig = new Rig(folder);
        try (ImageStore store = rig.openStore();
                RecordingDevice disk = rig.disk("disk", content)) {
            BackupRequest request = new BackupRequest(
                    disk,
                    store,
                    Rig.NAME,
                    BackupOptions.of(rig.codec("zstd")).withLevel(1).withChunkSize(chunk),
                    BackupRequest.Base.NONE);
            new Backup(rig.context(ProgressListener.SILENT), request).run();
        }
    }

    private void open() throws IOException {
        try (ImageStore store = rig.openStore()) {
            store.open(store.list().get(0)).close();
        }
    }

    private void assertRefused(Path file, String what) {
        assertThatThrownBy(this::open)
                .isInstanceOfSatisfying(
                        DamagedImageException.class,
                        e -> assertThat(e.file()).endsWith(Rig.NAME.box() + "/" + file.getFileName()))
                .hasMessageContaining(what);
    }

    /** Changes the manifest, and seals it again. */
    private void forge(String from, String to) throws IOException {
        Path manifest = rig.file(".json");
        String text = Files.readString(manifest);
        assertThat(text).contains(from);
        String body = text.substring(0, text.lastIndexOf("  \"sha256\"")).replace(from, to);
        Files.writeString(manifest, body + "  \"sha256\": \"" + digest(body) + "\"\n}\n");
    }

    private static Sha256 digest(String text) {
        return Sha256.digest(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aTableOfAnotherDigestOrLengthIsRefused() throws IOException {
        backUp(Rig.content("dtzzd", 100), Rig.CHUNK);
        Path table = rig.file(".chunks");
        String text = Files.readString(table);
        Files.writeString(table, text.replaceFirst(" 0\n", " 1\n"));
        assertRefused(table, "not the one of this manifest");
        Files.writeString(table, text + "x");
        assertRefused(table, "the chunk table has more than the " + text.length() + " bytes");
        Files.writeString(table, text.substring(0, text.length() - 1));
        assertRefused(table, "the chunk table has " + (text.length() - 1) + " bytes");
        Files.delete(table);
        assertRefused(table, "missing");
    }

    /** Passed over, an image would be gone without a word; taken for missing, no backup would ever be made again. */
    @Test
    void aManifestThatIsALinkToNothingIsDamagedAndNotMissing() throws IOException {
        backUp(Rig.content("dtzzd", 100), Rig.CHUNK);
        Path manifest = rig.file(".json");
        Files.delete(manifest);
        Files.createSymbolicLink(manifest, Path.of("nothing"));
        assertRefused(manifest, "it is not a file, or it is a link that leads to none");
    }

    /** A file can be long and take no room; to read a TiB takes hours. */
    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aTableWithoutEndIsNotReadToItsEnd() throws IOException {
        backUp(Rig.content("dtzzd", 100), Rig.CHUNK);
        Path table = rig.file(".chunks");
        try (RandomAccessFile sparse = new RandomAccessFile(table.toFile(), "rw")) {
            sparse.setLength(1L << 40);
        }
        assertRefused(table, "the chunk table has more than the ");
    }

    /** A table that is no table, though the manifest vouches for it. */
    @Test
    void aTableThatCantBeReadIsRefused() throws IOException {
        backUp(Rig.content("dtzzd", 100), Rig.CHUNK);
        Path table = rig.file(".chunks");
        String text = Files.readString(table);
        String other = text.substring(0, text.length() - 4) + "dne\n";
        Files.writeString(table, other);
        forge(digest(text).toString(), digest(other).toString());
        assertRefused(table, "dne");
    }

    @Test
    void aPackOfAnotherLengthIsRefused() throws IOException {
        backUp(Rig.content("dtzzd", 100), Rig.CHUNK);
        Path pack = rig.file(".raw.zst");
        long length = Files.size(pack);
        Files.write(pack, new byte[1], StandardOpenOption.APPEND);
        assertRefused(pack, "the pack has " + (length + 1) + " bytes");
        try (RandomAccessFile cut = new RandomAccessFile(pack.toFile(), "rw")) {
            cut.setLength(length - 1);
        }
        assertRefused(pack, "the pack has " + (length - 1) + " bytes");
        Files.delete(pack);
        assertRefused(pack, "missing");
    }

    /** A trailer that is longer than the buffer it is read into: damage at any place of it is found. */
    @Test
    void aChangedTrailerIsRefused() throws IOException {
        int chunk = 4096;
        int chunks = 8300;
        backUp(new byte[chunk * chunks], chunk);
        open();
        Path pack = rig.file(".raw.zst");
        long end = Files.size(pack);
        long begin = end - 17 - 8L * chunks;
        for (long place : new long[] {begin, begin + 65_535, begin + 65_536, end - 1}) {
            Rig.flip(pack, place, 0);
            assertRefused(pack, "trailer");
            Rig.flip(pack, place, 0);
        }
        Rig.flip(pack, begin - 1, 0); // a frame's damage is not for opening to find
        open();
    }
}
