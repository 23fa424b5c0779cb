package org.tbimage.core.action;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tbimage.action.ActionContext;
import org.tbimage.action.CommonParameters;
import org.tbimage.action.Fact;
import org.tbimage.action.Outcome;
import org.tbimage.action.Parameter;
import org.tbimage.action.Parameter.Kind;
import org.tbimage.core.engine.VerifyStore;
import org.tbimage.core.job.ImageSelection;
import org.tbimage.core.job.JobContext;
import org.tbimage.core.job.VerifyReport;
import org.tbimage.core.job.VerifyRequest;
import org.tbimage.core.run.Settings;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.ImageStore;

/** {@code verify} of many images. */
final class VerifyAll {
    static final Parameter ALL = Parameter.flag(
            "all", "verify all images, those first that were never verified or whose last verification is oldest");
    static final Parameter MINUTES = Parameter.optional(
            "minutes", Kind.NUMBER, "with all: begin no further image after so many minutes; at least one is verified");

    private static final int MOST_MINUTES = 60 * 24 * 365;

    private VerifyAll() {}

    /** Whether many images are to be verified. Throws if there are settings that do not fit together. */
    static boolean isAskedFor(ActionContext context) throws ImagingException {
        boolean all = ActionParameters.flag(context, ALL);
        List<String> others = all ? List.of("generation", "file", "device") : List.of(MINUTES.name());
        for (String other : others) {
            if (context.value(other).isPresent()) {
                throw new ImagingException(
                        Problem.BAD_SETTING,
                        all
                                ? "'" + other + "' is for one image, and 'all' for many"
                                : "'" + other + "' limits the time for many images, and has no effect without 'all'",
                        all ? "leave out one of the two" : "set 'all', too, or leave it out");
            }
        }
        return all;
    }

    static Outcome run(ActionContext context) throws IOException {
        long begun = System.nanoTime();
        ImageSelection images = ManyImages.selection(context);
        Optional<Duration> limit = limit(context);
        ImageStore store = context.store(CommonParameters.STORE.name());
        VerifyReport report = new VerifyStore(JobContext.of(context), new VerifyRequest(store, images, limit)).run();
        String summary = ManyImages.count(report.whole())
                + (report.whole() == 1 ? " is whole" : " are whole")
                + (report.left() == 0 ? "" : "; the time was over before " + report.left() + " others");
        if (report.failed() > 0) {
            report.warnings().forEach(context.progress()::warned);
            throw ManyImages.failure(
                    report.failures(),
                    ManyImages.count(report.failed()) + " of " + store.location() + " failed; " + summary);
        }
        List<Fact> facts = List.of(
                Fact.count("whole", report.whole()),
                Fact.count("left", report.left()),
                Fact.bytes("size", report.bytes()),
                Fact.duration("took", Duration.ofNanos(System.nanoTime() - begun)));
        return new Outcome(summary, facts, report.warnings());
    }

    private static Optional<Duration> limit(ActionContext context) throws IOException {
        Optional<String> text = context.value(MINUTES.name());
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(Duration.ofMinutes(Settings.number(MINUTES.name(), text.get(), 1, MOST_MINUTES)));
    }
}
