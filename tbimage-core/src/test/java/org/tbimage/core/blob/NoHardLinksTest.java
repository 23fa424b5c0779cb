package org.tbimage.core.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tbimage.testkit.store.BlobStoreFixture.bytes;
import static org.tbimage.testkit.store.BlobStoreFixture.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.core.powercut.LinklessProvider;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.BlobStore;

/**
 * On a file system without hard links, blobs appear complete and replace nothing. Aliases are symbolic links, or
 * missing.
 */
class NoHardLinksTest {
    @TempDir
    Path folder;

    private BlobStore open(boolean symbolic) throws IOException {
        return new DirectoryBlobStore("dir:" + folder, new LinklessProvider(folder, symbolic).wrap(folder));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("box"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void blobsArePublished() throws IOException {
        try (BlobStore store = open(false);
                BlobStore.Sink sink =
                        store.create("box/blob", BlobStore.UNKNOWN_LENGTH).orElseThrow()) {
            sink.write(bytes("content"));
            assertThat(store.list("")).isEmpty();
            sink.commit();
            assertThat(text(store, "box/blob")).isEqualTo("content");
        }
        assertThat(names()).containsExactly("blob");
    }

    @Test
    void aTakenNameIsKept() throws IOException {
        try (BlobStore store = open(false);
                BlobStore.Sink sink =
                        store.create("box/blob", BlobStore.UNKNOWN_LENGTH).orElseThrow()) {
            sink.write(bytes("late"));
            assertThat(store.putIfAbsent("box/blob", bytes("first"))).isTrue();
            assertThat(store.putIfAbsent("box/blob", bytes("second"))).isFalse();
            assertThatThrownBy(sink::commit)
                    .isInstanceOfSatisfying(
                            ImagingException.class, e -> assertThat(e.problem()).isEqualTo(Problem.STORE_CONFLICT))
                    .hasMessageContaining("another writer was first");
            assertThat(text(store, "box/blob")).isEqualTo("first");
        }
        assertThat(names()).containsExactly("blob");
    }

    @Test
    void anAliasIsASymbolicLink() throws IOException {
        try (BlobStore store = open(true)) {
            store.put("box/one", bytes("one"));
            store.put("box/two", bytes("two"));
            assertThat(store.alias("box/name", "box/one")).isTrue();
            assertThat(store.alias("box/name", "box/two")).isTrue();
            assertThat(text(store, "box/name")).isEqualTo("two");
            assertThat(store.isAlias("box/name")).isTrue();
            assertThat(store.isAlias("box/two")).isFalse();
        }
        assertThat(Files.readSymbolicLink(folder.resolve("box/name"))).isEqualTo(Path.of("two"));
        assertThat(names()).containsExactly("name", "one", "two");
    }

    /** A file of another tool keeps its name, too. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void withoutAnyLinksAliasesAreUnsupported(boolean taken) throws IOException {
        try (BlobStore store = open(false)) {
            store.put("box/one", bytes("one"));
            if (taken) {
                store.put("box/name", bytes("others"));
            }
            assertThat(store.alias("box/name", "box/one")).isFalse();
            assertThat(store.isAlias("box/name")).isFalse();
        }
        assertThat(names()).isEqualTo(taken ? List.of("name", "one") : List.of("one"));
    }

    /** The caller copies the bytes instead. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void blobsAreNotLinked(boolean symbolic) throws IOException {
        try (BlobStore store = open(symbolic)) {
            store.put("box/one", bytes("one"));
            assertThat(store.link("box/one", "other/two")).isEqualTo(BlobStore.Link.UNSUPPORTED);
            assertThat(store.length("other/two")).isEmpty();
        }
    }
}
