package org.tbimage.core.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.action.Outcome;
import org.tbimage.action.ProgressListener;
import org.tbimage.core.RunOptions;
import org.tbimage.core.Tbimage;
import org.tbimage.core.disk.RestoreMark;
import org.tbimage.core.engine.Rig;
import org.tbimage.core.image.RestoringNote;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;

/** The note in the store that a restore is under way, and what each action says of a half-restored disk (T48). */
class HalfRestoredNoteTest {
    private static final Tbimage TBIMAGE = Tbimage.discover();
    private static final byte[] CONTENT = Rig.content("dtzd", 512);
    private static final String OTHER = "box/sda@20200101T000000Z";

    @TempDir
    Path folder;

    private Path disk;
    private Path store;
    private String image = "";
    private final List<String> warned = new ArrayList<>();
    private final List<Boolean> noteSeen = new ArrayList<>();

    private final class Ear implements ProgressListener {
        @Override
        public void warned(String message) {
            warned.add(message);
        }

        @Override
        public void phaseStarted(Phase phase, String subject, long totalBytes) {
            if (phase == Phase.READ_BACK) {
                noteSeen.add(Files.exists(note()));
            }
        }
    }

    @BeforeEach
    void makeDiskAndStore() throws IOException {
        disk = Files.write(folder.resolve("disk"), CONTENT);
        store = Files.createDirectory(folder.resolve("store"));
        Outcome made = run("backup", disk);
        image = "box/sda@" + made.facts().get(1).text();
    }

    private Path note() {
        return store.resolve("box/sda." + RestoringNote.NAME);
    }

    private Outcome run(String action, Path device, String... more) throws IOException {
        Map<String, String> settings =
                new HashMap<>(Map.of("store", store.toString(), "image", "box/sda", "device", "file:" + device));
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        RunOptions options =
                RunOptions.defaults().withWorkers(2).withMachine("here").withProgress(new Ear());
        return TBIMAGE.run(action, settings, options);
    }

    /** A disk that carries the mark of a restore. */
    private Path marked(String ofImage) throws IOException {
        byte[] bytes = Rig.dirty(CONTENT.length);
        ByteBuffer mark = new RestoreMark(ofImage, Rig.NOON, "there").toBytes();
        mark.get(bytes, 0, RestoreMark.LENGTH);
        return Files.write(folder.resolve("marked"), bytes);
    }

    private void putNote(Path device) throws IOException {
        ByteBuffer bytes = RestoringNote.write(
                OTHER,
                org.tbimage.device.DeviceInfo.plain(device.toString(), org.tbimage.device.DeviceInfo.Kind.FILE, 512),
                Rig.NOON,
                "here");
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        Files.write(note(), copy);
    }

    @Test
    void theNoteIsThereWhileARestoreIsUnderWay() throws IOException {
        run("restore", Files.write(folder.resolve("target"), Rig.dirty(CONTENT.length)));
        assertThat(noteSeen).isNotEmpty().containsOnly(true);
        assertThat(note()).doesNotExist();
    }

    @Test
    void backupsRefuseAMarkedDisk() throws IOException {
        Path device = marked(OTHER);
        for (String action : List.of("backup-again", "backup")) {
            assertThatThrownBy(() -> run(action, device, "image", "box/sd" + action.length()))
                    .isInstanceOfSatisfying(
                            ImagingException.class, e -> assertThat(e.problem()).isEqualTo(Problem.DISK_HALF_RESTORED))
                    .hasMessageContaining(OTHER);
        }
    }

    @Test
    void aRestoreSaysThatItContinuesOrReplaces() throws IOException {
        run("restore", marked(image), "dry-run", "true");
        assertThat(warned).last().asString().contains("half restored", image).endsWith("would continue it");
        run("restore", marked(image));
        assertThat(warned).last().asString().endsWith("continues it");
        run("restore", marked(OTHER), "dry-run", "true");
        assertThat(warned).last().asString().contains(OTHER).endsWith("would replace it with " + image);
        run("restore", marked(OTHER));
        assertThat(warned).last().asString().endsWith("replaces it with " + image);
        assertThat(folder.resolve("marked")).hasBinaryContent(CONTENT);
    }

    @Test
    void verifyAndRefreshInfoSayIt() throws IOException {
        Path device = marked(image);
        assertThatThrownBy(() -> run("verify", device)).hasMessageContaining("differs from");
        assertThat(warned).last().asString().contains("half restored");
        assertThat(run("refresh-info", device).warnings())
                .singleElement()
                .asString()
                .contains("half restored");
    }

    /** A disk that is equal already, or was made anew and backed up, is no longer half restored. */
    @Test
    void theNoteOfAWholeDiskGoes() throws IOException {
        putNote(disk);
        run("restore", disk);
        assertThat(note()).doesNotExist();
        putNote(disk);
        run("backup-again", disk);
        assertThat(note()).doesNotExist();
    }

    @Test
    void theNoteOfAnotherDiskStays() throws IOException {
        putNote(folder.resolve("another"));
        run("restore", disk);
        run("backup-again", disk);
        assertThat(note()).exists();
    }

    /** A restore only reads the images, so a store that cannot be written must not stop it (T47). */
    @Test
    void aNoteThatCannotBeKeptIsAWarning() throws IOException {
        Path target = Files.write(folder.resolve("target"), Rig.dirty(CONTENT.length));
        Files.createDirectory(note());
        Files.createFile(note().resolve("in-the-way"));
        assertThat(run("restore", target).warnings())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).contains("the note of the store", "can't"));
        assertThat(target).hasBinaryContent(CONTENT);
    }
}
