package org.tbimage.core.engine.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Memory is bounded whatever is asked for. */
class BufferSizesTest {
    private static final int MIB = 1 << 20;

    private static int slots(int chunkMib, int workers, int memoryMib) {
        BufferSizes shape = new BufferSizes(chunkMib * MIB, chunkMib * MIB, chunkMib * MIB, Optional.empty(), 0, 4);
        return shape.sets(workers, (long) memoryMib * MIB);
    }

    private static int workers(int chunkMib, int wanted, int memoryMib) {
        BufferSizes shape = new BufferSizes(chunkMib * MIB, chunkMib * MIB, chunkMib * MIB, Optional.empty(), 0, 4);
        return shape.workers(wanted, (long) memoryMib * MIB);
    }

    @Test
    void fourForEachWorkerWhereThereIsRoom() {
        assertThat(slots(1, 2, 256)).isEqualTo(8);
        assertThat(slots(1, 16, 1024)).isEqualTo(64);
        assertThat(workers(1, 16, 1024)).isEqualTo(16);
    }

    @Test
    void noMoreThanHalfTheMemoryHolds() {
        assertThat(workers(1, 256, 256)).isEqualTo(11);
        assertThat(slots(1, 256, 256)).isEqualTo(44);
        assertThat(workers(16, 8, 256)).isEqualTo(1);
        assertThat(slots(16, 8, 256)).isEqualTo(4);
    }

    @Test
    void neverFewerThanTwoSlotsAndOneWorker() {
        assertThat(slots(16, 1, 16)).isEqualTo(2);
        assertThat(workers(16, 1, 16)).isEqualTo(1);
    }
}
