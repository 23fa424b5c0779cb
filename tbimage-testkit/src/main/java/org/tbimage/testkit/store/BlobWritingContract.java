package org.tbimage.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tbimage.testkit.store.BlobStoreFixture.bytes;
import static org.tbimage.testkit.store.BlobStoreFixture.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.store.BlobStore;

/** The part of the contract about blobs that appear whole or not at all. */
public interface BlobWritingContract extends BlobStoreFixture {
    /** Nothing is seen before the commit, all of it afterwards, by another opening of the medium too. */
    @Test
    default void appearsWholeWithTheCommit() throws IOException {
        try (BlobStore store = open();
                BlobStore other = open()) {
            try (BlobStore.Sink sink =
                    store.create("box/blob", BlobStore.UNKNOWN_LENGTH).orElseThrow()) {
                ByteBuffer first = bytes("first ");
                sink.write(first);
                assertThat(first.hasRemaining()).isFalse();
                sink.write(bytes("second"));
                assertThat(other.length("box/blob")).isEmpty();
                assertThat(other.list("")).isEmpty();
                sink.commit();
                assertThat(text(other, "box/blob")).isEqualTo("first second");
                assertThatThrownBy(() -> sink.write(bytes("late"))).isInstanceOf(IOException.class);
            }
            assertThat(text(store, "box/blob")).isEqualTo("first second");
        }
    }

    /** A blob that was not committed leaves nothing, and its key is free again. */
    @Test
    default void closingWithoutCommitDiscards() throws IOException {
        try (BlobStore store = open()) {
            BlobStore.Sink sink = store.create("blob", BlobStore.UNKNOWN_LENGTH).orElseThrow();
            sink.write(bytes("half"));
            sink.close();
            sink.close();
            assertThat(store.list("")).isEmpty();
            assertThat(store.create("blob", BlobStore.UNKNOWN_LENGTH)).hasValueSatisfying(BlobWritingContract::closed);
            assertThatThrownBy(sink::commit).isInstanceOf(IOException.class);
        }
    }

    /** A key belongs to one writer. */
    @Test
    default void createClaimsTheKey() throws IOException {
        try (BlobStore store = open();
                BlobStore other = open()) {
            try (BlobStore.Sink sink =
                    store.create("blob", BlobStore.UNKNOWN_LENGTH).orElseThrow()) {
                assertThat(other.create("blob", BlobStore.UNKNOWN_LENGTH)).isEmpty();
                sink.write(bytes("mine"));
                sink.commit();
            }
            assertThat(other.create("blob", BlobStore.UNKNOWN_LENGTH)).isEmpty();
            assertThat(other.putIfAbsent("blob", bytes("theirs"))).isFalse();
            assertThat(text(other, "blob")).isEqualTo("mine");
        }
    }

    /** A claim ends with the commit, or with the writer; a medium that can't be certain never says that it is held. */
    @Test
    default void holdsNoKeyLongerThanItsWriter() throws IOException {
        try (BlobStore store = open()) {
            BlobStore.Sink closed =
                    store.create("other", BlobStore.UNKNOWN_LENGTH).orElseThrow();
            closed.close();
            assertThat(closed.isHeld()).isFalse();
            try (BlobStore.Sink committed =
                    store.create("blob", BlobStore.UNKNOWN_LENGTH).orElseThrow()) {
                committed.commit();
                assertThat(committed.isHeld()).isFalse();
            }
        }
    }

    /** A blob that another way put under a claimed key is not lost. */
    @Test
    default void commitDoesNotReplace() throws IOException {
        try (BlobStore store = open()) {
            try (BlobStore.Sink sink =
                    store.create("blob", BlobStore.UNKNOWN_LENGTH).orElseThrow()) {
                sink.write(bytes("late"));
                assertThat(store.putIfAbsent("blob", bytes("early"))).isTrue();
                assertThatThrownBy(sink::commit).isInstanceOf(IOException.class);
            }
            assertThat(text(store, "blob")).isEqualTo("early");
        }
    }

    /** Putting replaces, putting if absent does not; both leave the buffer as it was. */
    @Test
    default void putReplaces() throws IOException {
        try (BlobStore store = open()) {
            ByteBuffer old = bytes("old");
            assertThat(store.putIfAbsent("box/note", old)).isTrue();
            assertThat(old.remaining()).isEqualTo(3);
            assertThat(store.putIfAbsent("box/note", bytes("newer"))).isFalse();
            assertThat(text(store, "box/note")).isEqualTo("old");
            ByteBuffer fresh = bytes("newest");
            store.put("box/note", fresh);
            assertThat(fresh.remaining()).isEqualTo(6);
            assertThat(text(store, "box/note")).isEqualTo("newest");
        }
    }

    /** An empty blob is a blob. */
    @Test
    default void emptyBlob() throws IOException {
        try (BlobStore store = open()) {
            try (BlobStore.Sink sink =
                    store.create("empty", BlobStore.UNKNOWN_LENGTH).orElseThrow()) {
                sink.commit();
            }
            store.put("empty2", bytes(""));
            assertThat(store.list("empty")).containsExactly("empty", "empty2");
            assertThat(text(store, "empty")).isEmpty();
        }
    }

    /** Names that could leave the store, or hide in it, are refused by every method. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/a",
                "a/",
                "a//b",
                ".",
                "..",
                "a/../b",
                "../a",
                ".hidden",
                "a/.hidden",
                "a\\b",
                "a b",
                "ä",
                "a\n",
                "a\0",
                "1/2/3/4/5/6/7/8/9"
            })
    default void refusesBadKeys(String key) throws IOException {
        try (BlobStore store = open()) {
            ByteBuffer none = ByteBuffer.allocate(0);
            assertThatThrownBy(() -> store.create(key, BlobStore.UNKNOWN_LENGTH))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> store.put(key, none)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> store.putIfAbsent(key, none)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> store.read(key, 0, none)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> store.stream(key)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> store.length(key)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> store.delete(key)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static void closed(BlobStore.Sink sink) {
        try {
            sink.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
