package org.tbimage.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tbimage.testkit.store.BlobStoreFixture.bytes;
import static org.tbimage.testkit.store.BlobStoreFixture.text;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.tbimage.store.BlobStore;

/** The part of the contract about lists, deleting and aliases. */
public interface BlobListingContract extends BlobStoreFixture {
    /** A list holds all that begins alike, whole parts or not, in order. */
    @Test
    default void listsByPrefix() throws IOException {
        try (BlobStore store = open()) {
            assertThat(store.list("")).isEmpty();
            for (String key : new String[] {"b/x.2", "b/x.1", "b/y", "a", "b-2/x.1", "b/d/e", "c/x"}) {
                store.put(key, bytes(key));
            }
            assertThat(store.list("")).containsExactly("a", "b-2/x.1", "b/d/e", "b/x.1", "b/x.2", "b/y", "c/x");
            assertThat(store.list("b")).containsExactly("b-2/x.1", "b/d/e", "b/x.1", "b/x.2", "b/y");
            assertThat(store.list("b/x.")).containsExactly("b/x.1", "b/x.2");
            assertThat(store.list("b/d/")).containsExactly("b/d/e");
            assertThat(store.list("b/d/e/f")).isEmpty();
            assertThat(store.list("none/")).isEmpty();
            assertThat(store.list("../")).isEmpty();
        }
    }

    /** Deleting what is not there does nothing. */
    @Test
    default void deletes() throws IOException {
        try (BlobStore store = open()) {
            store.put("box/blob", bytes("x"));
            store.delete("box/none");
            store.delete("none/blob");
            store.delete("box/blob");
            store.delete("box/blob");
            assertThat(store.list("")).isEmpty();
            assertThat(store.putIfAbsent("box/blob", bytes("y"))).isTrue();
        }
    }

    /** An alias leads to a blob, moves in one step, and keeps what was there before it. */
    @Test
    default void aliasLeadsToABlob() throws IOException {
        try (BlobStore store = open()) {
            store.put("box/one", bytes("1"));
            store.put("box/two", bytes("2"));
            assertThat(store.isAlias("box/one")).isFalse();
            if (!store.alias("box/newest", "box/one")) {
                assertThat(store.list("box/newest")).isEmpty();
                return;
            }
            assertThat(text(store, "box/newest")).isEqualTo("1");
            assertThat(store.isAlias("box/newest")).isTrue();
            store.alias("box/newest", "box/two");
            assertThat(text(store, "box/newest")).isEqualTo("2");
            assertThat(store.list("box/")).containsExactly("box/newest", "box/one", "box/two");
            store.delete("box/newest");
            assertThat(store.list("box/")).containsExactly("box/one", "box/two");
            store.alias("box/one", "box/two");
            store.put("box/three", bytes("3"));
            store.delete("box/one");
            store.putIfAbsent("box/one", bytes("another 1"));
            store.alias("box/one", "box/three");
            assertThat(store.list("box/one")).hasSize(3);
            assertThat(text(store, "box/one.old")).isEqualTo("1");
            assertThat(text(store, "box/one")).isEqualTo("3");
        }
    }

    /** An alias lies beside its blob. */
    @Test
    default void aliasStaysInItsFolder() throws IOException {
        try (BlobStore store = open()) {
            store.put("box/one", bytes("1"));
            if (store.alias("box/alias", "box/one")) {
                assertThatThrownBy(() -> store.alias("alias", "box/one")).isInstanceOf(IllegalArgumentException.class);
                assertThatThrownBy(() -> store.alias("box/.hidden", "box/one"))
                        .isInstanceOf(IllegalArgumentException.class);
                assertThatThrownBy(() -> store.alias("box/one", "box/one"))
                        .isInstanceOf(IllegalArgumentException.class);
                assertThat(text(store, "box/one")).isEqualTo("1");
            }
        }
    }

    /** Those who are at work are not swept away. */
    @Test
    default void sweepSparesTheLiving() throws IOException {
        try (BlobStore store = open();
                BlobStore.Sink sink =
                        store.create("box/disk.blob", BlobStore.UNKNOWN_LENGTH).orElseThrow()) {
            sink.write(bytes("x"));
            assertThat(store.sweepAbandoned("box/disk.", key -> true)).isZero();
            sink.commit();
            assertThat(text(store, "box/disk.blob")).isEqualTo("x");
        }
    }
}
