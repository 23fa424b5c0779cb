package org.tbimage.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.tbimage.testkit.store.BlobStoreFixture.bytes;
import static org.tbimage.testkit.store.BlobStoreFixture.text;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.tbimage.store.BlobMissingException;
import org.tbimage.store.BlobStore;

/** The part of the contract about second keys. A blob store without links skips most of it. */
public interface BlobLinkContract extends BlobStoreFixture {
    /** Both keys lead to the content, in the listing too. */
    @Test
    default void aLinkedBlobHasTwoKeys() throws IOException {
        try (BlobStore store = open()) {
            store.put("one/blob", bytes("content"));
            assumeTrue(store.link("one/blob", "two/second") == BlobStore.Link.MADE, "no links");
            assertThat(text(store, "two/second")).isEqualTo("content");
            assertThat(text(store, "one/blob")).isEqualTo("content");
            assertThat(store.list("")).containsExactly("one/blob", "two/second");
        }
    }

    /** To delete or to replace one of the two leaves the other. */
    @Test
    default void eachKeyIsABlobOfItsOwn() throws IOException {
        try (BlobStore store = open()) {
            store.put("one/blob", bytes("content"));
            assumeTrue(store.link("one/blob", "two/second") == BlobStore.Link.MADE, "no links");
            assumeTrue(store.link("one/blob", "two/third") == BlobStore.Link.MADE, "no links");
            store.put("two/third", bytes("other"));
            store.delete("one/blob");
            assertThat(text(store, "two/second")).isEqualTo("content");
            assertThat(text(store, "two/third")).isEqualTo("other");
        }
    }

    /** The answer to a request may be lost, so that it is repeated. */
    @Test
    default void aLinkCanBeMadeAgain() throws IOException {
        try (BlobStore store = open()) {
            store.put("one/blob", bytes("content"));
            BlobStore.Link first = store.link("one/blob", "two/second");
            assertThat(store.link("one/blob", "two/second")).isEqualTo(first);
        }
    }

    /** Another blob keeps its key. */
    @Test
    default void aLinkReplacesNothing() throws IOException {
        try (BlobStore store = open()) {
            store.put("one/blob", bytes("content"));
            store.put("two/second", bytes("content"));
            assertThat(store.link("one/blob", "two/second")).isNotEqualTo(BlobStore.Link.MADE);
            assertThat(text(store, "two/second")).isEqualTo("content");
        }
    }

    /** There is nothing to link. */
    @Test
    default void aMissingBlobIsNotLinked() throws IOException {
        try (BlobStore store = open()) {
            store.put("one/blob", bytes("content"));
            assumeTrue(store.link("one/blob", "two/second") == BlobStore.Link.MADE, "no links");
            assertThatThrownBy(() -> store.link("one/absent", "two/third")).isInstanceOf(BlobMissingException.class);
            assertThat(store.length("two/third")).isEmpty();
        }
    }
}
