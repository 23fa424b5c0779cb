package org.tbimage.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tbimage.testkit.store.BlobStoreFixture.bytes;
import static org.tbimage.testkit.store.BlobStoreFixture.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.tbimage.store.BlobStore;
import org.tbimage.testkit.device.Patterns;

/** The part of the contract about the bytes of a blob that is longer than a buffer, and about the buffers of callers. */
public interface BlobContentContract extends BlobStoreFixture {
    /** Length of a blob that no cache of a stream holds, in bytes. */
    int LONG = 300_007;

    /** A long blob, written in pieces from a buffer that is used again for each (T33), comes back by both ways there are. */
    @Test
    default void longBlobsComeBackWhole() throws IOException {
        try (BlobStore store = open()) {
            for (ByteBuffer piece : new ByteBuffer[] {ByteBuffer.allocate(7001), ByteBuffer.allocateDirect(7001)}) {
                String key = "long/" + (piece.isDirect() ? "direct" : "heap");
                try (BlobStore.Sink sink =
                        store.create(key, BlobStore.UNKNOWN_LENGTH).orElseThrow()) {
                    writePieces(sink, piece);
                    sink.commit();
                }
                assertThat(store.length(key)).hasValue(LONG);
                assertLong(store, key);
            }
        }
    }

    /** A small blob is what the buffer held then, whatever comes into it later. */
    @Test
    default void smallBlobsKeepNothingOfTheBuffer() throws IOException {
        try (BlobStore store = open()) {
            ByteBuffer buffer = ByteBuffer.allocate(3);
            store.put("put", buffer.put(bytes("one")).flip());
            buffer.clear();
            store.putIfAbsent("absent", buffer.put(bytes("two")).flip());
            buffer.clear();
            buffer.put(bytes("---"));
            assertThat(text(store, "put")).isEqualTo("one");
            assertThat(text(store, "absent")).isEqualTo("two");
        }
    }

    /** A medium is closed as often as one likes. */
    @Test
    default void closesMediumTwice() throws IOException {
        BlobStore store = open();
        assertThat(store.location()).isNotBlank();
        store.close();
        store.close();
    }

    private static void writePieces(BlobStore.Sink sink, ByteBuffer piece) throws IOException {
        for (int at = 0; at < LONG; at += piece.limit()) {
            piece.clear().limit(Math.min(piece.capacity(), LONG - at));
            Patterns.fill(piece, at, 29);
            sink.write(piece.flip());
            assertThat(piece.hasRemaining()).as("left to write at %d", at).isFalse();
            Patterns.fill(piece.rewind(), at, 31);
        }
    }

    private static void assertLong(BlobStore store, String key) throws IOException {
        ByteBuffer read = ByteBuffer.allocate(LONG);
        store.read(key, 0, read);
        assertThat(Patterns.firstDifference(read.flip(), 0, 29))
                .as("first wrong byte that was read of " + key)
                .isEqualTo(-1);
        try (InputStream stream = store.stream(key)) {
            byte[] streamed = stream.readAllBytes();
            assertThat(streamed).as("stream of " + key).hasSize(LONG);
            assertThat(Patterns.firstDifference(ByteBuffer.wrap(streamed), 0, 29))
                    .as("first wrong byte of the stream of " + key)
                    .isEqualTo(-1);
        }
    }
}
