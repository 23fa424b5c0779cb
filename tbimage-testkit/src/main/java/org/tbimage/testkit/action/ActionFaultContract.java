package org.tbimage.testkit.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.tbimage.action.Outcome;
import org.tbimage.store.ImageReader;
import org.tbimage.store.ImageStore;
import org.tbimage.testkit.fault.Fault;
import org.tbimage.testkit.fault.FaultPlan;
import org.tbimage.testkit.fault.Operation;
import org.tbimage.value.ImageRef;

/** The part of the contract about devices and media that fail. */
public interface ActionFaultContract extends ActionFixture {
    /** Whichever call fails: what is visible is whole, what was there stays, and nothing is left open. */
    @Test
    default void oneFailingCallDoesNoHarm() throws IOException {
        sweep(n -> FaultPlan.onlyCall(n));
    }

    /** Whenever all begins to fail, likewise. */
    @Test
    default void switchingOffDoesNoHarm() throws IOException {
        sweep(n -> FaultPlan.fromCall(n));
    }

    /**
     * Calls that the action makes again when they fail, or does without, so that a run in which one fails may end as if
     * nothing had been. By default none: a failure to write is told.
     *
     * @return their kinds
     */
    default Set<Operation> forgiven() {
        return Set.of();
    }

    /** Whether an action of this kind removes images when all goes well. */
    default boolean removesImages() {
        return false;
    }

    /** Makes the plan of one run. */
    @FunctionalInterface
    interface Plans {
        /**
         * Makes it.
         *
         * @param n which call fails, 1 for the first
         * @return the plan
         */
        FaultPlan failing(long n);
    }

    private void sweep(Plans plans) throws IOException {
        FaultPlan plan;
        long n = 0;
        do {
            n++;
            plan = plans.failing(n);
            spoil(plan);
        } while (!plan.struck().isEmpty());
        assertThat(n).as("calls of devices and media").isGreaterThan(1);
    }

    private void spoil(FaultPlan plan) throws IOException {
        ActionStage stage = stage();
        Set<ImageRef> before = wholeImages(stage);
        ActionTrial trial = ActionTrial.with(plan);
        try {
            assertTold(plan, stage.run(trial));
        } catch (IOException e) {
            assertThat(e).as("after " + plan.struck()).hasMessageContaining(Fault.MARK);
        }
        trial.watch().assertNothingOpen();
        assertThat(trial.progress().faults())
                .as("progress after " + plan.struck())
                .isEmpty();
        if (!removesImages()) {
            assertThat(wholeImages(stage)).as("images after " + plan.struck()).containsAll(before);
        }
    }

    /** What was not written is an error, or a warning at least; an exception that is swallowed is neither. */
    private void assertTold(FaultPlan plan, Outcome outcome) {
        Set<Operation> lost = plan.struckKinds();
        lost.retainAll(Operation.thatKeep());
        lost.removeAll(forgiven());
        assertThat(lost.isEmpty() || !outcome.warnings().isEmpty())
                .as("whether somebody is told of " + plan.struck() + ", after which all is said to be well")
                .isTrue();
    }

    /** All that is listed opens, which checks that its parts fit together. */
    private static Set<ImageRef> wholeImages(ActionStage stage) throws IOException {
        try (ImageStore store = stage.store()) {
            Set<ImageRef> images = new TreeSet<>(store.list());
            for (ImageRef ref : images) {
                try (ImageReader image = store.open(ref)) {
                    assertThat(image.info().ref()).isEqualTo(ref);
                }
            }
            return images;
        }
    }
}
