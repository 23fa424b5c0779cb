package org.tbimage.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tbimage.testkit.store.BlobStoreFixture.bytes;
import static org.tbimage.testkit.store.BlobStoreFixture.text;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.tbimage.problem.Problem;
import org.tbimage.store.BlobMissingException;
import org.tbimage.store.BlobStore;
import org.tbimage.testkit.device.Patterns;

/** The part of the contract about reading. */
public interface BlobReadingContract extends BlobStoreFixture {
    /** Any piece of a blob can be read, into any buffer, and nothing outside the buffer's window changes. */
    @Test
    default void readsPieces() throws IOException {
        ByteBuffer content = ByteBuffer.allocate(100_000);
        Patterns.fill(content, 0, 3);
        content.rewind();
        try (BlobStore store = open()) {
            try (BlobStore.Sink sink =
                    store.create("blob", BlobStore.UNKNOWN_LENGTH).orElseThrow()) {
                sink.write(content.duplicate());
                sink.commit();
            }
            assertThat(store.length("blob")).hasValue(100_000);
            for (ByteBuffer target : new ByteBuffer[] {ByteBuffer.allocate(5000), ByteBuffer.allocateDirect(5000)}) {
                target.position(1000).limit(3000);
                store.read("blob", 98_000, target);
                assertThat(target.hasRemaining()).isFalse();
                assertThat(target.flip().position(1000)).isEqualTo(content.slice(98_000, 2000));
                assertThat(target.get(0)).isZero();
            }
        }
    }

    /** A blob that ends too early says so, and is never padded. */
    @Test
    default void readBehindTheEndFails() throws IOException {
        try (BlobStore store = open()) {
            store.put("blob", bytes("12345"));
            assertThatThrownBy(() -> store.read("blob", 3, ByteBuffer.allocate(3)))
                    .isInstanceOf(EOFException.class);
            assertThatThrownBy(() -> store.read("blob", 9, ByteBuffer.allocate(1)))
                    .isInstanceOf(EOFException.class);
        }
    }

    /** What is not there is named. */
    @Test
    default void missingBlobIsNamed() throws IOException {
        try (BlobStore store = open()) {
            store.put("folder/blob", bytes("x"));
            for (String key : new String[] {"none", "folder/none", "none/blob"}) {
                assertThat(store.length(key)).isEmpty();
                assertThatThrownBy(() -> store.read(key, 0, ByteBuffer.allocate(1)))
                        .isInstanceOfSatisfying(BlobMissingException.class, e -> {
                            assertThat(e.key()).isEqualTo(key);
                            assertThat(e.problem()).isEqualTo(Problem.NO_SUCH_IMAGE);
                        })
                        .hasMessageContaining(key)
                        .hasMessageContaining(store.location());
                assertThatThrownBy(() -> store.stream(key).close()).isInstanceOf(BlobMissingException.class);
            }
        }
    }

    /** After a blob was replaced or deleted by another opening of the medium, the old one is not seen. */
    @Test
    default void seesWhatOthersReplaced() throws IOException {
        try (BlobStore store = open();
                BlobStore other = open()) {
            other.put("note", bytes("old"));
            assertThat(text(store, "note")).isEqualTo("old");
            other.put("note", bytes("new"));
            assertThat(text(store, "note")).isEqualTo("new");
            other.delete("note");
            assertThatThrownBy(() -> store.read("note", 0, ByteBuffer.allocate(1)))
                    .isInstanceOf(BlobMissingException.class);
        }
    }

    /** An interrupt neither spoils the store nor gets lost. */
    @Test
    default void interruptsLeaveTheStoreAlone() throws IOException {
        try (BlobStore store = open()) {
            Thread.currentThread().interrupt();
            try {
                store.put("note", bytes("kept"));
                assertThat(text(store, "note")).isEqualTo("kept");
                assertThat(Thread.currentThread().isInterrupted()).isTrue();
            } finally {
                assertThat(Thread.interrupted()).isTrue();
            }
            assertThat(text(store, "note")).isEqualTo("kept");
        }
    }

    /** A stream reads by bytes and by arrays. */
    @Test
    default void streamsByBytes() throws IOException {
        try (BlobStore store = open()) {
            store.put("blob", ByteBuffer.wrap(new byte[] {1, -1, 3}));
            try (InputStream stream = store.stream("blob")) {
                assertThat(stream.read()).isEqualTo(1);
                assertThat(stream.read(new byte[0])).isZero();
                assertThat(stream.read()).isEqualTo(255);
                assertThat(stream.read(new byte[9], 2, 7)).isEqualTo(1);
                assertThat(stream.read()).isEqualTo(-1);
            }
        }
    }
}
