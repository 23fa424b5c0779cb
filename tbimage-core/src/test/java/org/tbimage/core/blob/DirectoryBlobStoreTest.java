package org.tbimage.core.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tbimage.testkit.store.BlobStoreFixture.bytes;
import static org.tbimage.testkit.store.BlobStoreFixture.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.core.powercut.CutProvider;
import org.tbimage.core.powercut.StableStorage;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.BlobStore;

/** Behaviour that only directories have. */
class DirectoryBlobStoreTest {
    @TempDir
    Path folder;

    private BlobStore open() {
        return new DirectoryBlobStore("dir:" + folder, folder);
    }

    private List<String> names(Path of) throws IOException {
        try (Stream<Path> files = Files.list(of)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void leavesNoTemporaryFiles() throws IOException {
        try (BlobStore store = open()) {
            store.put("box/note", bytes("1"));
            store.putIfAbsent("box/note", bytes("2"));
            store.putIfAbsent("box/other", bytes("3"));
            store.alias("box/alias", "box/note");
            store.alias("box/alias", "box/other");
            try (BlobStore.Sink sink =
                    store.create("box/blob", BlobStore.UNKNOWN_LENGTH).orElseThrow()) {
                sink.write(bytes("4"));
                sink.commit();
            }
            store.create("box/half", BlobStore.UNKNOWN_LENGTH).orElseThrow().close();
        }
        assertThat(names(folder.resolve("box"))).containsExactly("alias", "blob", "note", "other");
    }

    /** The hidden file of a killed writer holds its key for a while, and is then removed. */
    @Test
    void sweepsFilesOfKilledWriters() throws IOException {
        Files.createDirectories(folder.resolve("box"));
        Path old = Files.writeString(folder.resolve("box/.disk.old.tmp"), "x");
        Path fresh = Files.writeString(folder.resolve("box/.disk.fresh.tmp"), "x");
        Path others = Files.writeString(folder.resolve("box/.note.tmp"), "x");
        FileTime longAgo = FileTime.from(Instant.now().minus(Duration.ofHours(3)));
        Files.setLastModifiedTime(old, longAgo);
        Files.setLastModifiedTime(others, longAgo);
        try (BlobStore store = open()) {
            assertThat(store.create("box/disk.old", BlobStore.UNKNOWN_LENGTH)).isEmpty();
            assertThat(store.list("")).isEmpty();
            assertThat(store.sweepAbandoned("box/disk.", key -> true)).isEqualTo(1);
            assertThat(names(folder.resolve("box"))).containsExactly(".disk.fresh.tmp", ".note.tmp");
            assertThat(store.sweepAbandoned("none/disk.", key -> true)).isZero();
            assertThat(fresh).exists();
        }
    }

    /** A store that disappeared does not look like an empty store (T36). */
    @Test
    void missingStoreIsAnError() throws IOException {
        try (BlobStore store = open()) {
            Files.delete(folder);
            assertThatThrownBy(() -> store.list(""))
                    .isInstanceOfSatisfying(
                            ImagingException.class, e -> assertThat(e.problem()).isEqualTo(Problem.STORE_FAILED));
            Files.createDirectory(folder);
        }
    }

    /** A box whose folder cannot be read does not look like a box without images (T36). */
    @Test
    void aFolderThatCannotBeReadIsAnError() throws IOException {
        try (BlobStore store = open()) {
            store.put("box/note", bytes("1"));
            Files.createSymbolicLink(folder.resolve("round"), Path.of("round"));
            assertThatThrownBy(() -> store.list(""))
                    .isInstanceOfSatisfying(
                            ImagingException.class, e -> assertThat(e.problem()).isEqualTo(Problem.STORE_FAILED));
            assertThatThrownBy(() -> store.list("round/")).isInstanceOf(ImagingException.class);
            assertThat(store.list("box/")).containsExactly("box/note");
        }
    }

    @Test
    void foreignNamesAreIgnored() throws IOException {
        Files.createDirectories(folder.resolve("lost+found"));
        Files.createDirectories(folder.resolve("box/.git"));
        Files.writeString(folder.resolve("box/.git/config"), "x");
        Files.writeString(folder.resolve("box/with blank"), "x");
        Files.writeString(folder.resolve("box/kept"), "x");
        try (BlobStore store = open()) {
            assertThat(store.list("")).containsExactly("box/kept");
        }
    }

    /** An administrator may move the folder of a box elsewhere, and leave a symbolic link. */
    @Test
    void folderMayBeASymbolicLink() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve(".elsewhere"));
        Files.createSymbolicLink(folder.resolve("box"), elsewhere);
        try (BlobStore store = open()) {
            store.put("box/note", bytes("x"));
            assertThat(store.list("box/")).containsExactly("box/note");
            assertThat(elsewhere.resolve("note")).hasContent("x");
        }
    }

    /** Symbolic links to their own folder would make a listing endless. */
    @Test
    void onlyFilesCountBehindASymbolicLink() throws IOException {
        try (BlobStore store = open()) {
            store.put("note", bytes("x"));
            store.put("box/sda.blob", bytes("x"));
            for (String link : List.of("a", "b", "box/sda.c", "box/sda.d")) {
                Files.createSymbolicLink(folder.resolve(link), Path.of("."));
            }
            assertThat(store.list(""))
                    .containsExactly(
                            "a/note", "b/note", "box/sda.blob", "box/sda.c/sda.blob", "box/sda.d/sda.blob", "note");
            assertThat(store.list("a/")).containsExactly("a/note");
            assertThat(store.list("box/sda."))
                    .containsExactly("box/sda.blob", "box/sda.c/sda.blob", "box/sda.d/sda.blob");
        }
    }

    /**
     * A symbolic link, which an administrator may create, is an alias. A dead link is still listed, so that it can be
     * removed.
     */
    @Test
    void deadLinkIsListed() throws IOException {
        try (BlobStore store = open()) {
            Files.createSymbolicLink(folder.resolve("alias"), Path.of("gone"));
            assertThat(store.list("")).containsExactly("alias");
            assertThat(store.length("alias")).isEmpty();
            assertThat(store.isAlias("alias")).isTrue();
            store.delete("alias");
            assertThat(store.list("")).isEmpty();
        }
    }

    /**
     * A file with a second name outside the folder, for example in a snapshot, is not an alias. Deleting its name here
     * could lose it.
     */
    @Test
    void linksOutsideTheFolderDoNotCount() throws IOException {
        try (BlobStore store = open()) {
            store.put("box/blob", bytes("x"));
            store.put("box/other", bytes("x"));
            Files.createLink(folder.resolve("elsewhere"), folder.resolve("box/blob"));
            Files.createLink(folder.resolve("box/.hidden"), folder.resolve("box/blob"));
            assertThat(store.isAlias("box/blob")).isFalse();
        }
    }

    /** Images of other tools are kept, whatever files named .old exist already. */
    @Test
    void aliasKeepsEveryOlderBlob() throws IOException {
        try (BlobStore store = open()) {
            store.put("blob", bytes("blob"));
            store.put("alias.old", bytes("oldest"));
            store.put("alias", bytes("old"));
            assertThat(store.alias("alias", "blob")).isTrue();
            assertThat(text(store, "alias.old")).isEqualTo("oldest");
            assertThat(text(store, "alias.old-2")).isEqualTo("old");
            assertThat(text(store, "alias")).isEqualTo("blob");
            store.put("alias", bytes("next"));
            assertThat(store.alias("alias", "blob")).isTrue();
            assertThat(text(store, "alias.old-3")).isEqualTo("next");
            assertThat(text(store, "alias")).isEqualTo("blob");
        }
    }

    /** T41: the older blob or the alias exists at any moment, so a writer may be killed at any time. */
    @Test
    void anOlderBlobKeepsItsNameUntilTheAliasReplacesIt() throws IOException {
        try (BlobStore store = open()) {
            store.put("blob", bytes("blob"));
            store.put("alias", bytes("old"));
        }
        AtomicInteger steps = new AtomicInteger();
        CutProvider watched = new CutProvider(new StableStorage(folder), () -> {
            steps.incrementAndGet();
            assertThat(folder.resolve("alias")).exists();
        });
        try (BlobStore store = new DirectoryBlobStore("dir:" + folder, watched.wrap(folder))) {
            store.alias("alias", "blob");
        }
        assertThat(steps).hasValueGreaterThan(2);
    }

    /** A killed writer has kept the older blob already. */
    @Test
    void anOlderBlobIsKeptOnce() throws IOException {
        try (BlobStore store = open()) {
            store.put("blob", bytes("blob"));
            store.put("alias", bytes("old"));
            Files.createLink(folder.resolve("alias.old"), folder.resolve("alias"));
            store.alias("alias", "blob");
            assertThat(text(store, "alias.old")).isEqualTo("old");
            assertThat(folder.resolve("alias.old-2")).doesNotExist();
        }
    }

    /** Nobody reads or writes the target of a symbolic link with the alias's name. */
    @Test
    void anAliasReplacesALinkOutOfTheStore() throws IOException {
        Path root = Files.createDirectory(folder.resolve("store"));
        Path outside = Files.writeString(folder.resolve("outside"), "precious");
        Path alias = Files.createSymbolicLink(root.resolve("alias"), outside);
        try (BlobStore store = new DirectoryBlobStore("dir:" + root, root)) {
            store.put("blob", bytes("blob"));
            assertThat(store.alias("alias", "blob")).isTrue();
            assertThat(alias).isRegularFile().hasContent("blob");
            assertThat(Files.isSymbolicLink(alias)).isFalse();
            assertThat(outside).hasContent("precious");
        }
    }

    /** More blobs than the number of files that stay open. */
    @Test
    void readsMoreBlobsThanStayOpen() throws IOException {
        try (BlobStore store = open()) {
            for (int round = 0; round < 2; round++) {
                for (int i = 0; i < 50; i++) {
                    store.put("blob" + i, bytes(round + " of " + i));
                    assertThat(text(store, "blob" + i)).isEqualTo(round + " of " + i);
                }
            }
        }
    }

    @Test
    void closedStoreCannotBeRead() throws IOException {
        BlobStore store = open();
        store.put("blob", bytes("x"));
        text(store, "blob");
        store.close();
        store.close();
        assertThatThrownBy(() -> text(store, "blob")).isInstanceOf(IOException.class);
    }
}
