package org.tbimage.core.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tbimage.core.blob.MemoryBlobStoreProvider;
import org.tbimage.problem.ImagingException;
import org.tbimage.store.ImageStore;
import org.tbimage.testkit.fault.Fault;
import org.tbimage.testkit.fault.FaultPlan;
import org.tbimage.testkit.fault.Operation;
import org.tbimage.value.ImageRef;
import org.tbimage.value.Location;

/** A move of images that breaks off at any call: every image stays restorable, and the next run finishes the move. */
class BrokenMoveTest {
    private static final String OLD_BOX = World.NAME.box();
    private static final String NEW_BOX = "10.40.41.43";
    private static final int MOST_CALLS = 1200;

    /** By hand with {@code -Dtbimage.sweep.step=1}: each call. In each build: every second one. */
    private static final int STEP = Integer.getInteger("tbimage.sweep.step", 2);

    private enum Break {
        /** One call fails. */
        ONE,
        /** The answer to one call is lost. */
        ANSWER,
        /** From one call on nothing is done any more, as after a kill. */
        KILL;

        FaultPlan at(int call) {
            Operation[] all = Operation.ofMedia().toArray(Operation[]::new);
            FaultPlan plan = this == KILL ? FaultPlan.fromCall(call, all) : FaultPlan.onlyCall(call, all);
            return plan.as(this == ANSWER ? Fault.ANSWER_LOST : Fault.ERROR);
        }
    }

    @ParameterizedTest
    @CsvSource({"move, ONE", "move, ANSWER", "move, KILL", "clone, ONE", "clone, ANSWER", "clone, KILL"})
    void nothingIsLostWhereverItBreaksOff(String action, Break kind) throws IOException {
        for (int call = 1; call <= MOST_CALLS; call += STEP) {
            World world = world();
            FaultPlan plan = kind.at(call);
            String failure = failureOf(world, action, plan);
            plan.end();
            if (plan.struck().isEmpty()) {
                assertThat(call).as("calls that were broken").isGreaterThan(20);
                assertDone(world, action);
                return;
            }
            try {
                assertHasBoth(world);
                if (!failureOf(world, action, FaultPlan.none()).isEmpty()) {
                    // all was done, and only the answer was lost, or what failed did not matter
                    assertThat(failure).matches(told -> told.isEmpty() || told.contains(Fault.MARK));
                    assertThat(images(world, OLD_BOX)).isEmpty();
                }
                assertDone(world, action);
            } catch (IOException | AssertionError e) {
                throw new AssertionError("after " + plan.struck() + ", which gave " + failure, e);
            }
        }
        throw new AssertionError("it never ran to its end");
    }

    private static World world() throws IOException {
        World world = new World(new MemoryBlobStoreProvider(), new Location("memory", "moved", Map.of()));
        Scenarios.backUp(world, Scenarios.OLD, FaultPlan.none());
        Scenarios.backUp(world, Scenarios.NEW, FaultPlan.none());
        return world;
    }

    /** The message of what it threw; empty if it came to its end. */
    private static String failureOf(World world, String action, FaultPlan plan) throws IOException {
        try {
            world.run(plan, action, "from", OLD_BOX, "to", NEW_BOX);
            return "";
        } catch (ImagingException e) {
            return String.valueOf(e.getMessage());
        } finally {
            world.watch().assertNothingOpen();
        }
    }

    /** Both contents can be restored from an image under one of the names, and no image is seen that can not. */
    private static void assertHasBoth(World world) throws IOException {
        List<byte[]> contents = new ArrayList<>(contents(world, OLD_BOX));
        contents.addAll(contents(world, NEW_BOX));
        assertThat(contents).anySatisfy(content -> assertThat(content).isEqualTo(Scenarios.OLD));
        assertThat(contents).anySatisfy(content -> assertThat(content).isEqualTo(Scenarios.NEW));
    }

    private static void assertDone(World world, String action) throws IOException {
        if (action.equals("move")) {
            assertThat(contents(world, NEW_BOX)).containsExactly(Scenarios.OLD, Scenarios.NEW);
            assertThat(images(world, OLD_BOX)).isEmpty();
        } else {
            assertThat(contents(world, NEW_BOX)).containsExactly(Scenarios.NEW);
            assertThat(contents(world, OLD_BOX)).containsExactly(Scenarios.OLD, Scenarios.NEW);
        }
    }

    private static List<ImageRef> images(World world, String box) throws IOException {
        try (ImageStore store = world.store(FaultPlan.none())) {
            return store.list().stream()
                    .filter(ref -> ref.name().box().equals(box))
                    .toList();
        }
    }

    private static List<byte[]> contents(World world, String box) throws IOException {
        List<byte[]> contents = new ArrayList<>();
        for (ImageRef ref : images(world, box)) {
            world.disk("proof", new byte[Scenarios.OLD.length]);
            String image = ref.name().toString();
            String generation = ref.generation().toString();
            world.run(FaultPlan.none(), "restore", "device", "memory:proof", "image", image, "generation", generation);
            contents.add(world.content("proof"));
        }
        return contents;
    }
}
