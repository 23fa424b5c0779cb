package org.tbimage.core.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.testkit.fault.Fault;
import org.tbimage.testkit.fault.FaultPlan;
import org.tbimage.testkit.fault.Operation;

/** One operation, spoiled by one plan, and everything that must hold afterwards. */
final class Sweep {
    private final World world;
    private final Scenario scenario;
    private final FaultPlan plan;

    Sweep(World world, Scenario scenario, FaultPlan plan) {
        this.world = world;
        this.scenario = scenario;
        this.plan = plan;
    }

    void run() throws IOException {
        scenario.prepare(world);
        Map<String, ByteBuffer> before = StoreState.images(world);
        Optional<IOException> failure = attempt();
        plan.end();
        try {
            world.watch().assertNothingOpen();
            failure.ifPresent(this::assertToldRightly);
            if (scenario.changesImages()) {
                StoreState.assertEveryImageIsWhole(world);
                assertNothingOrphaned();
            } else {
                assertThat(StoreState.images(world)).isEqualTo(before);
            }
            scenario.assertHarmless(world);
            if (failure.isEmpty()) {
                scenario.assertDone(world);
            }
            scenario.run(world, FaultPlan.none());
            scenario.assertDone(world);
            world.watch().assertNothingOpen();
        } catch (IOException | RuntimeException | AssertionError e) {
            throw new AssertionError("after " + plan.struck() + ", which gave " + failure, e);
        }
    }

    /**
     * A failed writer takes back what it has written, however big, unless the machine is off, what takes it back is what
     * fails, or the answer to publishing is lost: the image may then be visible, and must stay whole.
     */
    private void assertNothingOrphaned() throws IOException {
        String struck = String.join(" ", plan.struck());
        boolean excused = plan.struck().size() > 1
                || struck.endsWith(".json: " + Operation.COMMIT)
                || struck.endsWith(".json: " + Operation.PUT) // a later backup collects what a tombstone leaves
                || struck.contains(Operation.DELETE.name());
        if (!excused) {
            List<String> removed = StoreState.removed(world);
            assertThat(StoreState.orphans(world))
                    .as("blobs of no image, without those that stay for a day")
                    .allMatch(key -> removed.stream().anyMatch(key::startsWith));
        }
    }

    private Optional<IOException> attempt() {
        try {
            scenario.run(world, plan);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e);
        }
    }

    /** A user is told which file or disk it was, and a calling program which kind of failure. */
    private void assertToldRightly(IOException failure) {
        assertThat(plan.struck()).as("faults before " + failure).isNotEmpty();
        assertThat(failure).isInstanceOf(ImagingException.class).hasMessageContaining(Fault.MARK);
        assertThat(plan.struck()).anyMatch(String.valueOf(failure.getMessage())::contains);
        Problem problem = ((ImagingException) failure).problem();
        assertThat(problem).isIn(Problem.DEVICE_FAILED, Problem.STORE_FAILED, Problem.STORE_FULL);
    }
}
