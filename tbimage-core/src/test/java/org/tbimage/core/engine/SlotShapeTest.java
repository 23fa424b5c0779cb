package org.tbimage.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Memory is bounded whatever is asked for. */
class SlotShapeTest {
    private static final int MIB = 1 << 20;

    private static int slots(int chunkMib, int workers, int memoryMib) {
        SlotShape shape = new SlotShape(chunkMib * MIB, chunkMib * MIB, Optional.empty(), 0);
        return shape.slots(workers, (long) memoryMib * MIB);
    }

    @Test
    void twoForEachWorkerWhereThereIsRoom() {
        assertThat(slots(1, 2, 256)).isEqualTo(4);
        assertThat(slots(1, 16, 256)).isEqualTo(32);
    }

    @Test
    void noMoreThanHalfTheMemoryHolds() {
        assertThat(slots(1, 256, 256)).isEqualTo(32);
        assertThat(slots(16, 8, 256)).isEqualTo(2);
    }

    @Test
    void neverFewerThanTwo() {
        assertThat(slots(16, 1, 16)).isEqualTo(2);
    }
}
