package org.tbimage.testkit.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tbimage.action.CancelledException;
import org.tbimage.action.Fact;
import org.tbimage.action.Outcome;
import org.tbimage.store.ImageStore;
import org.tbimage.testkit.fault.FaultPlan;
import org.tbimage.testkit.fault.Operation;
import org.tbimage.value.ImageRef;

/** The part of the contract about a run in which nothing fails, and one that is stopped. */
public interface ActionRunContract extends ActionFixture {
    /** It ends with an outcome for people and for machines, and leaves nothing open. */
    @Test
    default void endsWithAnOutcome() throws IOException {
        ActionTrial trial = ActionTrial.plain();
        Outcome outcome = stage().run(trial);
        trial.watch().assertNothingOpen();
        assertThat(outcome.summary()).isNotBlank().doesNotContain("\n");
        assertThat(outcome.warnings())
                .allSatisfy(line -> assertThat(line).isNotBlank().doesNotContain("\n"));
        assertThat(outcome.facts()).extracting(Fact::name).doesNotHaveDuplicates();
        assertThat(outcome.facts()).allSatisfy(fact -> {
            assertThat(fact.name()).matches("[a-z][a-z0-9-]*");
            assertThat(fact.number()).isNotNegative();
        });
    }

    /** Phases do not overlap, and each comes to its total. */
    @Test
    default void progressComesToItsTotal() throws IOException {
        ActionTrial trial = ActionTrial.plain();
        stage().run(trial);
        assertThat(trial.progress().faults()).isEmpty();
        trial.progress().assertComplete();
    }

    /** Stopped at any step, it leaves no half-made image and nothing open. */
    @Test
    default void stopsAtEveryStep() throws IOException {
        long step = 0;
        ActionTrial trial;
        do {
            step++;
            trial = ActionTrial.plain();
            trial.progress().stopAt(step);
            stopAndCheck(trial, step);
        } while (trial.cancellation().isRequested());
    }

    private void stopAndCheck(ActionTrial trial, long step) throws IOException {
        ActionStage stage = stage();
        Set<ImageRef> before = images(stage);
        boolean stopped = false;
        try {
            stage.run(trial);
        } catch (CancelledException e) {
            stopped = true;
        }
        trial.watch().assertNothingOpen();
        assertThat(trial.progress().faults())
                .as("progress when stopped at step " + step)
                .isEmpty();
        if (stopped) {
            assertThat(images(stage))
                    .as("images after stopping at step " + step)
                    .isEqualTo(before);
        }
    }

    /** An action with a setting {@code dry-run} changes nothing when it is set. */
    @Test
    default void aDryRunChangesNothing() throws IOException {
        if (action().parameters().stream()
                .noneMatch(parameter -> parameter.name().equals("dry-run"))) {
            return;
        }
        ActionTrial trial =
                ActionTrial.with(FaultPlan.none().of(Operation.thatNeedSpace())).set("dry-run", "true");
        stage().run(trial);
        assertThat(trial.faults().calls()).as("calls that change something").isZero();
    }

    private static Set<ImageRef> images(ActionStage stage) throws IOException {
        try (ImageStore store = stage.store()) {
            List<ImageRef> list = store.list();
            return new HashSet<>(list);
        }
    }
}
