package org.tbimage.core.action;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.tbimage.action.Action;
import org.tbimage.action.ActionContext;
import org.tbimage.action.CommonParameters;
import org.tbimage.action.Fact;
import org.tbimage.action.Outcome;
import org.tbimage.action.Parameter;
import org.tbimage.action.StopAdvice;
import org.tbimage.core.engine.CheckStore;
import org.tbimage.core.job.CheckReport;
import org.tbimage.core.job.CheckRequest;
import org.tbimage.core.job.JobContext;

/** {@code fsck}: finds images that are not whole, and repairs them from other images if asked to. */
public final class FsckAction implements Action {
    private static final Parameter DEEP = Parameter.flag(
            "deep", "read every frame of every image; otherwise only manifests, tables, lengths and trailers");
    private static final Parameter REPAIR = Parameter.flag(
            "repair",
            "take packs that are missing or damaged from other images that have them, and store equal packs once");

    /** Made by {@link java.util.ServiceLoader}. */
    public FsckAction() {}

    @Override
    public String name() {
        return "fsck";
    }

    @Override
    public String summary() {
        return "find images of a store that are not whole; repair them from other images";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(CommonParameters.STORE, ManyImages.IMAGE, DEEP, REPAIR);
    }

    @Override
    public StopAdvice stopAdvice() {
        return new StopAdvice("what was repaired stays repaired; run it again", "what was repaired stays repaired");
    }

    @Override
    public Outcome run(ActionContext context) throws IOException {
        long begun = System.nanoTime();
        CheckRequest request = new CheckRequest(
                context.store(CommonParameters.STORE.name()),
                ManyImages.selection(context),
                ActionParameters.flag(context, DEEP),
                ActionParameters.flag(context, REPAIR));
        CheckReport report = new CheckStore(JobContext.of(context), request).run();
        String summary = summary(report);
        if (!report.failures().isEmpty()) {
            report.repairs().forEach(context.progress()::warned);
            report.failures().forEach(failure -> context.progress().warned(failure.toString()));
            throw ManyImages.failure(
                    report.failures(), ManyImages.count(report.failures().size()) + " not whole; " + summary);
        }
        List<Fact> facts = new ArrayList<>(List.of(
                Fact.count("whole", report.whole()),
                Fact.count("repaired", report.repairs().size()),
                Fact.duration("took", Duration.ofNanos(System.nanoTime() - begun))));
        return new Outcome(summary, facts, report.repairs());
    }

    private static String summary(CheckReport report) {
        String repaired =
                report.repairs().isEmpty() ? "" : ", " + report.repairs().size() + " repairs";
        return ManyImages.count(report.whole()) + (report.whole() == 1 ? " is" : " are") + " whole" + repaired;
    }
}
