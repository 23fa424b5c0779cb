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
import org.tbimage.core.powercut.FailingLinkProvider;
import org.tbimage.store.BlobStore;

/**
 * The link that publishes a blob fails for a reason that may pass. The blob is not renamed instead: that would replace what another
 * process publishes at the same moment, such as the manifest of an image by a tombstone.
 */
class FailedLinkTest {
    @TempDir
    Path folder;

    private BlobStore open(boolean made) throws IOException {
        return new DirectoryBlobStore("dir:" + folder, new FailingLinkProvider(folder, made).wrap(folder));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("box"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aFailedLinkIsAFailure() throws IOException {
        try (BlobStore store = open(false)) {
            assertThatThrownBy(() -> store.putIfAbsent("box/blob", bytes("content")))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Input/output error");
            assertThat(names()).isEmpty();
            assertThat(store.putIfAbsent("box/blob", bytes("again"))).isTrue();
            assertThat(text(store, "box/blob")).isEqualTo("again");
        }
        assertThat(names()).containsExactly("blob");
    }

    @Test
    void aLinkWhoseAnswerIsLostIsMade() throws IOException {
        try (BlobStore store = open(true)) {
            assertThat(store.putIfAbsent("box/blob", bytes("content"))).isTrue();
            assertThat(text(store, "box/blob")).isEqualTo("content");
        }
        assertThat(names()).containsExactly("blob");
    }
}
