package org.tbimage.core.action;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tbimage.action.Action;
import org.tbimage.action.ActionContext;
import org.tbimage.action.CommonParameters;
import org.tbimage.action.Fact;
import org.tbimage.action.Outcome;
import org.tbimage.action.Parameter;
import org.tbimage.action.StopAdvice;
import org.tbimage.core.engine.ImageSource;
import org.tbimage.core.engine.Restore;
import org.tbimage.core.job.Differences;
import org.tbimage.core.job.JobContext;
import org.tbimage.core.job.RestoreOptions;
import org.tbimage.core.job.RestoreResult;
import org.tbimage.core.job.UnfinishedRestore;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.OpenMode;
import org.tbimage.store.ImageStore;

/** {@code restore}: makes a disk equal to an image, writing only what differs. */
public final class RestoreAction implements Action {
    /** Made by {@link java.util.ServiceLoader}. */
    public RestoreAction() {}

    @Override
    public String name() {
        return "restore";
    }

    @Override
    public String summary() {
        return "make a disk equal to an image, writing only what differs";
    }

    @Override
    public List<Parameter> parameters() {
        return RestoreParameters.ALL;
    }

    @Override
    public StopAdvice stopAdvice() {
        return new StopAdvice(
                "run it again: it writes only what still differs",
                "if it had begun to write, the disk is half restored: its beginning is wiped, so that it does not boot; run the restore again");
    }

    @Override
    public Outcome run(ActionContext context) throws IOException {
        ImageStore store = context.store(CommonParameters.STORE.name());
        try (ImageSource source = ImageSource.open(JobContext.of(context), store, ActionParameters.choice(context))) {
            return run(context, source);
        }
    }

    private static Outcome run(ActionContext context, ImageSource source) throws IOException {
        RestoreParameters parameters = new RestoreParameters(context);
        boolean dryRun = parameters.dryRun();
        RestoreOptions options = parameters.options();
        // before the target is opened: a file that does not exist would be made, and left empty
        source.check(JobContext.of(context), options.asIs());
        BlockDevice target =
                context.target(CommonParameters.DEVICE.name(), dryRun ? OpenMode.READ : OpenMode.WRITE, source.size());
        Restore restore = new Restore(JobContext.of(context), source, target, options);
        List<String> warnings = restore.check();
        Optional<UnfinishedRestore> before = restore.unfinished();
        before.ifPresent(mark -> context.progress().warned(continues(target, source.name(), mark, dryRun)));
        return dryRun ? plan(restore, source, target, warnings) : restore(restore, source, target);
    }

    private static String continues(BlockDevice target, String image, UnfinishedRestore mark, boolean dryRun) {
        boolean same = mark.image().equals(image);
        return target.info().name() + " is " + mark.description() + "; this restore "
                + (dryRun ? "would " : "")
                + (same ? "continue" : "replace")
                + (dryRun ? "" : "s")
                + (same ? " it" : " it with " + image);
    }

    private static Outcome plan(Restore restore, ImageSource source, BlockDevice target, List<String> warnings)
            throws IOException {
        String image = source.name();
        Differences found = restore.plan();
        List<Fact> facts = List.of(
                Fact.text("image", image),
                Fact.bytes("size", source.size()),
                Fact.count("chunks-to-write", found.chunks()),
                Fact.bytes("to-write", found.dataBytes()),
                Fact.bytes("to-zero", found.zeroBytes()),
                Fact.bytes("right-already", found.sameBytes()),
                Fact.bytes("tail-to-wipe", restore.tailBytes()),
                Fact.ranges("ranges", found.ranges()),
                Fact.count("more-ranges", found.moreRanges()));
        String device = target.info().name();
        String summary = found.none()
                ? device + " is equal to " + image + ": nothing would be written"
                : "restoring " + image + " would change " + device + "; nothing was written";
        return new Outcome(summary, facts, warnings);
    }

    private static Outcome restore(Restore restore, ImageSource source, BlockDevice target) throws IOException {
        String image = source.name();
        long begun = System.nanoTime();
        RestoreResult result = restore.run();
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        List<Fact> facts = new ArrayList<>(List.of(
                Fact.text("image", image),
                Fact.bytes("size", source.size()),
                Fact.count("chunks-written", result.chunks()),
                Fact.bytes("written", result.writtenBytes()),
                Fact.bytes("zeroed", result.zeroedBytes()),
                Fact.bytes("right-already", result.sameBytes()),
                Fact.bytes("discarded", result.discardedBytes()),
                Fact.bytes("tail-wiped", result.tailBytes()),
                Fact.bytes("read-back", result.readBackBytes())));
        facts.addAll(ActionParameters.timing(took, result.stages()));
        String device = target.info().name();
        String summary = result.isUntouched()
                ? device + " was equal to " + image + " already: nothing was written"
                : "restored " + image + " to " + device;
        return new Outcome(summary, facts, result.warnings());
    }
}
