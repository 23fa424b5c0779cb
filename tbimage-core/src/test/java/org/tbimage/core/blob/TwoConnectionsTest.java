package org.tbimage.core.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tbimage.testkit.store.BlobStoreFixture.bytes;
import static org.tbimage.testkit.store.BlobStoreFixture.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.store.BlobMissingException;
import org.tbimage.store.BlobStore;

/** T40: a change by one user of a folder is visible to another user that has read before, even with files kept open. */
class TwoConnectionsTest {
    @TempDir
    Path folder;

    private BlobStore one;
    private BlobStore other;

    @BeforeEach
    void open() throws IOException {
        one = new DirectoryBlobStore("dir:" + folder, folder);
        other = new DirectoryBlobStore("dir:" + folder, folder);
        one.put("box/blob", bytes("first"));
        assertThat(text(other, "box/blob")).isEqualTo("first");
    }

    @AfterEach
    void close() throws IOException {
        one.close();
        other.close();
    }

    @Test
    void aReplacedBlobIsReadAgain() throws IOException {
        one.put("box/blob", bytes("again"));
        assertThat(text(other, "box/blob")).isEqualTo("again");
    }

    @Test
    void aMovedAliasIsReadAgain() throws IOException {
        one.put("box/second", bytes("other"));
        one.alias("box/alias", "box/blob");
        assertThat(text(other, "box/alias")).isEqualTo("first");
        one.alias("box/alias", "box/second");
        assertThat(text(other, "box/alias")).isEqualTo("other");
    }

    @Test
    void aDeletedBlobIsMissing() throws IOException {
        one.delete("box/blob");
        assertThat(other.length("box/blob")).isEmpty();
        assertThatThrownBy(() -> other.read("box/blob", 0, ByteBuffer.allocate(1)))
                .isInstanceOf(BlobMissingException.class);
        assertThat(other.list("")).isEmpty();
    }

    @Test
    void aKeyTakenByOneIsTakenForTheOther() throws IOException {
        assertThat(other.putIfAbsent("box/blob", bytes("late"))).isFalse();
        try (BlobStore.Sink sink =
                one.create("box/new", BlobStore.UNKNOWN_LENGTH).orElseThrow()) {
            assertThat(other.create("box/new", BlobStore.UNKNOWN_LENGTH)).isEmpty();
            sink.commit();
        }
        assertThat(other.create("box/new", BlobStore.UNKNOWN_LENGTH)).isEmpty();
    }
}
