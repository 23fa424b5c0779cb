package org.tbimage.core.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tbimage.core.blob.MemoryBlobStoreProvider;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.BlobStore;
import org.tbimage.testkit.fault.DribblingMedium;
import org.tbimage.testkit.fault.Fault;
import org.tbimage.testkit.fault.FaultPlan;
import org.tbimage.testkit.fault.Operation;
import org.tbimage.testkit.fault.WrongListings;
import org.tbimage.value.Location;

/** The testkit's media go wrong in the way they say, and in no other. */
class FaultyMediumTest {
    private final BlobStore medium = new MemoryBlobStoreProvider().open(new Location("memory", "faulty", Map.of()));

    FaultyMediumTest() throws IOException {}

    private void put(String... keys) throws IOException {
        for (String key : keys) {
            medium.put(key, ByteBuffer.wrap(new byte[] {1, 2, 3, 4, 5}));
        }
    }

    @Test
    void aStaleListIsTheFirstOneForEver() throws IOException {
        put("a/1");
        BlobStore stale = WrongListings.stale(medium);
        assertThat(stale.list("a/")).containsExactly("a/1");
        put("a/2");
        stale.delete("a/1");
        assertThat(stale.list("a/")).containsExactly("a/1");
        assertThat(stale.list("")).containsExactly("a/2");
        assertThat(stale.length("a/2")).hasValue(5);
    }

    @Test
    void aShortenedListIsTheFirstHalf() throws IOException {
        put("a/1", "a/2", "a/3", "a/4");
        assertThat(WrongListings.shortened(medium).list("a/")).containsExactly("a/1", "a/2");
    }

    /** T36. */
    @Test
    void aListFailsAsPlannedAndTheNextOneDoesNot() throws IOException {
        put("a/1");
        BlobStore failing = FaultPlan.onlyCall(2, Operation.LIST).medium(medium);
        assertThat(failing.list("")).containsExactly("a/1");
        assertThatThrownBy(() -> failing.list(""))
                .isInstanceOfSatisfying(
                        ImagingException.class, e -> assertThat(e.problem()).isEqualTo(Problem.STORE_FAILED));
        assertThat(failing.list("")).containsExactly("a/1");
    }

    /** T3: a full medium says so as it is written, as late as at the commit, or even later. */
    @Test
    void spaceEndsWhereItIsPlanned() throws IOException {
        for (Operation operation : new Operation[] {Operation.SINK_WRITE, Operation.COMMIT, Operation.CLOSE_SINK}) {
            BlobStore full = FaultPlan.onlyCall(1, operation).as(Fault.NO_SPACE).medium(medium);
            assertThatThrownBy(() -> write(full, "full/" + operation.name()))
                    .as("%s", operation)
                    .isInstanceOfSatisfying(
                            ImagingException.class, e -> assertThat(e.problem()).isEqualTo(Problem.STORE_FULL))
                    .hasMessageContaining("no space left");
        }
    }

    private static void write(BlobStore medium, String key) throws IOException {
        try (BlobStore.Sink sink = medium.create(key, BlobStore.UNKNOWN_LENGTH).orElseThrow()) {
            sink.write(ByteBuffer.allocate(1024));
            sink.commit();
        }
    }

    @Test
    void aStreamDribbles() throws IOException {
        put("a");
        try (InputStream stream = new DribblingMedium(medium, 2).stream("a")) {
            byte[] target = new byte[5];
            assertThat(stream.read(target)).isEqualTo(2);
            assertThat(stream.read(target, 2, 3)).isEqualTo(2);
            assertThat(stream.read(target, 4, 1)).isEqualTo(1);
            assertThat(target).containsExactly(1, 2, 3, 4, 5);
            assertThat(stream.read()).isEqualTo(-1);
        }
    }
}
