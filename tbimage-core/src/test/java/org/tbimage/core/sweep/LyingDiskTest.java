package org.tbimage.core.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tbimage.core.blob.MemoryBlobStoreProvider;
import org.tbimage.core.engine.Rig;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.testkit.fault.Fault;
import org.tbimage.testkit.fault.FaultPlan;
import org.tbimage.testkit.fault.Operation;
import org.tbimage.value.Location;

/** Disks that say a thing is done, and it is not (T8, T16). */
class LyingDiskTest {
    private static World newWorld() throws IOException {
        World world = new World(new MemoryBlobStoreProvider(), new Location("memory", "lies", Map.of()));
        Scenarios.backUp(world, Scenarios.OLD, FaultPlan.none());
        return world;
    }

    /** Whichever write is lost, reading back finds it, unless a later write made good for it. */
    @Test
    void aLostWriteIsFoundByReadingBack() throws IOException {
        int found = 0;
        FaultPlan plan;
        long n = 0;
        do {
            n++;
            World world = newWorld();
            world.disk("target", Rig.dirty(Scenarios.OLD.length));
            plan = FaultPlan.onlyCall(n, Operation.WRITE, Operation.ZERO).as(Fault.LOST);
            try {
                world.run(plan, "restore", "device", "memory:target");
                assertThat(world.content("target")).as("after " + plan.struck()).isEqualTo(Scenarios.OLD);
            } catch (ImagingException e) {
                assertThat(e.problem()).isEqualTo(Problem.READ_BACK_FAILED);
                found++;
            }
            world.watch().assertNothingOpen();
        } while (!plan.struck().isEmpty());
        assertThat(found).isGreaterThanOrEqualTo(4);
    }

    /** Whichever read ends early without a word, nothing wrong gets into an image. */
    @Test
    void aShortReadNeverBecomesAnImage() throws IOException {
        int found = 0;
        FaultPlan plan;
        long n = 0;
        do {
            n++;
            World world = newWorld();
            plan = FaultPlan.onlyCall(n, Operation.READ).as(Fault.SHORT);
            try {
                Scenarios.backUp(world, Scenarios.NEW, plan);
            } catch (ImagingException e) {
                assertThat(e.problem()).isEqualTo(Problem.DEVICE_FAILED);
                assertThat(e).hasMessageContaining("were not read");
                found++;
            }
            StoreState.assertEveryImageIsWhole(world);
        } while (!plan.struck().isEmpty());
        assertThat(found).isGreaterThanOrEqualTo(4);
    }
}
