package org.tbimage.testbox.command;

import java.io.IOException;
import java.util.List;
import org.tbimage.action.Action;
import org.tbimage.action.CancelledException;
import org.tbimage.action.Fact;
import org.tbimage.action.Outcome;
import org.tbimage.action.Parameter;
import org.tbimage.core.RunOptions;
import org.tbimage.problem.ImagingException;
import org.tbimage.testbox.output.Body;
import org.tbimage.testbox.output.Facts;
import org.tbimage.testbox.output.ItemizedFacts;
import org.tbimage.testbox.output.Listing;
import org.tbimage.testbox.output.Report;
import org.tbimage.testbox.progress.ProgressReporter;

/** Runs an installed action as a command. */
final class ActionCommand implements Command {
    private final Action action;

    ActionCommand(Action action) {
        this.action = action;
    }

    @Override
    public String name() {
        return action.name();
    }

    @Override
    public String summary() {
        return action.summary();
    }

    @Override
    public List<Parameter> parameters() {
        return action.parameters();
    }

    private Runnable finalMessage(Invocation call) {
        return () -> call.console()
                .finalMessage("stopped at once: " + action.stopAdvice().killed());
    }

    @Override
    public Report run(Invocation call) throws IOException {
        Outcome outcome;
        try (ProgressReporter progress =
                ProgressReporter.on(call.console(), call.common().quiet())) {
            RunOptions options = RunOptions.defaults()
                    .withProgress(progress)
                    .withCancellation(call.shutdown().beginWork(finalMessage(call)));
            int workers = call.common().workers().orElse(RunOptions.defaults().workers());
            outcome = call.tbimage().run(action.name(), call.settings(), options.withWorkers(workers));
        } catch (CancelledException e) {
            throw new ImagingException(
                    e.problem(),
                    String.valueOf(e.getMessage()),
                    action.stopAdvice().cancelled(),
                    e);
        } catch (ImagingException e) {
            throw new OlderImageAdvice(call.tbimage(), action, call.settings()).addTo(e);
        }
        outcome.warnings().forEach(call.console()::warning);
        return new Report(List.of(Fact.text("action", action.name())), outcome.summary(), body(outcome));
    }

    private static Body body(Outcome outcome) {
        Facts facts = new Facts("facts", outcome.facts());
        if (outcome.items().isEmpty()) {
            return facts;
        }
        List<String> columns = outcome.items().get(0).stream().map(Fact::name).toList();
        return new ItemizedFacts(facts, new Listing("items", columns, outcome.items(), ""));
    }
}
