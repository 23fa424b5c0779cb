package org.tbimage.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tbimage.testkit.store.BlobStoreFixture.bytes;
import static org.tbimage.testkit.store.BlobStoreFixture.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.BlobConflictException;
import org.tbimage.store.BlobInfo;
import org.tbimage.store.BlobStore;

/** The part of the contract about claims of writers, listings with details, and a full blob store. */
public interface BlobClaimContract extends BlobStoreFixture {
    /** How far the clock of a blob store may be from that of the test, in a listing. */
    Duration CLOCK_TOLERANCE = Duration.ofDays(1);

    /** A claim is in the store: another opening of it sees that the key is taken. */
    @Test
    default void aClaimHoldsForOtherOpenings() throws IOException {
        try (BlobStore store = open();
                BlobStore other = open();
                BlobStore.Sink sink = store.create("box/disk.json", 10).orElseThrow()) {
            assertThat(other.create("box/disk.json", BlobStore.UNKNOWN_LENGTH)).isEmpty();
            assertThat(other.list("")).as("a claim is not a blob").isEmpty();
            sink.renew();
            assertThat(other.create("box/disk.json", BlobStore.UNKNOWN_LENGTH)).isEmpty();
            sink.write(bytes("{}"));
            sink.commit();
            sink.renew();
            assertThat(text(other, "box/disk.json")).isEqualTo("{}");
        }
    }

    /** A writer whose key was committed by another way loses, and learns it as a conflict. */
    @Test
    default void losingIsAConflict() throws IOException {
        try (BlobStore store = open();
                BlobStore other = open();
                BlobStore.Sink sink =
                        store.create("box/disk.json", BlobStore.UNKNOWN_LENGTH).orElseThrow()) {
            sink.write(bytes("mine"));
            assertThat(other.putIfAbsent("box/disk.json", bytes("theirs"))).isTrue();
            assertThatThrownBy(sink::commit)
                    .isInstanceOfSatisfying(
                            BlobConflictException.class,
                            e -> assertThat(e.problem()).isEqualTo(Problem.STORE_CONFLICT));
            assertThat(text(store, "box/disk.json")).isEqualTo("theirs");
        }
    }

    /** A claim that was revoked in the store is not held, whatever its writer remembers, and can not be committed. */
    @Test
    default void isHeldAsksTheStore() throws IOException {
        try (BlobStore store = open();
                BlobStore.Sink sink =
                        store.create("box/disk.json", BlobStore.UNKNOWN_LENGTH).orElseThrow()) {
            Assumptions.assumeTrue(sink.isHeld(), "the blob store is never certain");
            Assumptions.assumeTrue(revoke("box/disk.json"), "the test can not revoke claims");
            assertThat(sink.isHeld()).isFalse();
            sink.renew();
            assertThatThrownBy(sink::commit).isInstanceOf(BlobConflictException.class);
            assertThat(store.list("")).isEmpty();
        }
    }

    /** A listing with details has the keys of the listing, their lengths, and times of the store's clock. */
    @Test
    default void entriesHaveLengthsAndTimes() throws IOException {
        Instant now = Instant.now();
        try (BlobStore store = open()) {
            store.put("a/one", bytes("1"));
            store.put("a/three", bytes("333"));
            store.put("b/none", bytes(""));
            List<BlobInfo> entries = store.entries("a/");
            assertThat(entries).extracting(BlobInfo::key).isEqualTo(store.list("a/"));
            assertThat(entries).extracting(BlobInfo::length).containsExactly(1L, 3L);
            assertThat(entries)
                    .allSatisfy(entry -> assertThat(
                                    Duration.between(now, entry.modified()).abs())
                            .isLessThan(CLOCK_TOLERANCE));
            assertThat(store.entries("")).hasSize(3);
            assertThat(store.entries("none")).isEmpty();
        }
    }

    /** The limits are what a caller may rely on; any number of requests works all the same. */
    @Test
    default void limitsArePositive() throws IOException {
        try (BlobStore store = open()) {
            assertThat(store.limits().requests()).isPositive();
            assertThat(store.limits().usefulRead()).isPositive();
        }
    }

    /** A full store says so, keeps its earlier blobs, and has nothing of the one that did not fit. */
    @Test
    default void aFullStoreIsNamed() throws IOException {
        int room = 1 << 20;
        try (BlobStore store =
                openSmall(room).orElseGet(() -> Assumptions.abort("the test can not make a small blob store"))) {
            store.put("box/note", bytes("kept"));
            assertThatThrownBy(() -> {
                        try (BlobStore.Sink sink =
                                store.create("box/pack", 4L * room).orElseThrow()) {
                            sink.write(ByteBuffer.allocate(4 * room));
                            sink.commit();
                        }
                    })
                    .isInstanceOfSatisfying(
                            ImagingException.class, e -> assertThat(e.problem()).isEqualTo(Problem.STORE_FULL));
            assertThat(store.list("")).containsExactly("box/note");
            assertThat(text(store, "box/note")).isEqualTo("kept");
        }
    }
}
