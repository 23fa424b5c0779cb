package org.tbimage.core.action;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tbimage.action.ActionContext;
import org.tbimage.action.CommonParameters;
import org.tbimage.action.Fact;
import org.tbimage.action.Outcome;
import org.tbimage.action.Parameter;
import org.tbimage.core.engine.ImageSource;
import org.tbimage.core.engine.Restore;
import org.tbimage.core.job.Differences;
import org.tbimage.core.job.JobContext;
import org.tbimage.core.job.RestoreOptions;
import org.tbimage.core.job.RestoreResult;
import org.tbimage.core.job.UnfinishedRestore;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.OpenMode;

/** One restore, or the plan of one. */
final class RestoreRun {
    private static final Parameter DRY_RUN = Parameter.flag("dry-run", "say what would be written, and write nothing");
    private static final Parameter ANY_DISK =
            Parameter.flag("any-disk", "restore to a disk of another identity than the one that was imaged");
    private static final Parameter ALLOW_DEGRADED =
            Parameter.flag("allow-degraded", "restore an image though some of its disk could not be read");
    private static final Parameter AS_IS = Parameter.flag(
            "as-is",
            "write an image though its content is another format, ends before its partitions, or was made for other"
                    + " sectors");
    private static final Parameter DISCARD = Parameter.flag(
            "discard", "let the disk discard what should be zeros, where it can; what is left is zeroed");
    private static final Parameter WIPE_TAIL = Parameter.flag(
            "wipe-tail",
            "wipe metadata of RAID, LVM, ZFS and the like at the end of a disk that is larger than the image");
    private static final Parameter NO_READ_BACK =
            Parameter.flag("no-read-back", "don't read back from the medium what was written");

    static final List<Parameter> PARAMETERS = List.of(
            CommonParameters.STORE,
            CommonParameters.IMAGE,
            CommonParameters.GENERATION,
            CommonParameters.FILE,
            DRY_RUN,
            ANY_DISK,
            ALLOW_DEGRADED,
            AS_IS,
            DISCARD,
            WIPE_TAIL,
            NO_READ_BACK,
            CommonParameters.DEVICE);

    private final ActionContext context;
    private final ImageSource source;
    private final String image;

    RestoreRun(ActionContext context, ImageSource source) {
        this.context = context;
        this.source = source;
        this.image = source.name();
    }

    Outcome run() throws IOException {
        boolean dryRun = ActionParameters.flag(context, DRY_RUN);
        RestoreOptions options = new RestoreOptions(
                ActionParameters.flag(context, ANY_DISK),
                ActionParameters.flag(context, ALLOW_DEGRADED),
                ActionParameters.flag(context, DISCARD),
                !ActionParameters.flag(context, NO_READ_BACK),
                ActionParameters.flag(context, AS_IS),
                ActionParameters.flag(context, WIPE_TAIL));
        // before the target is opened: a file that does not exist would be made, and left empty
        source.check(JobContext.of(context), options.asIs());
        BlockDevice target =
                context.target(CommonParameters.DEVICE.name(), dryRun ? OpenMode.READ : OpenMode.WRITE, source.size());
        Restore restore = new Restore(JobContext.of(context), source, target, options);
        List<String> warnings = restore.check();
        Optional<UnfinishedRestore> before = restore.unfinished();
        before.ifPresent(mark -> context.progress().warned(continues(target, mark, dryRun)));
        return dryRun ? plan(restore, target, warnings) : restore(restore, target);
    }

    private String continues(BlockDevice target, UnfinishedRestore mark, boolean dryRun) {
        boolean same = mark.image().equals(image);
        return target.info().name() + " is " + mark.description() + "; this restore "
                + (dryRun ? "would " : "")
                + (same ? "continue" : "replace")
                + (dryRun ? "" : "s")
                + (same ? " it" : " it with " + image);
    }

    private Outcome plan(Restore restore, BlockDevice target, List<String> warnings) throws IOException {
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

    private Outcome restore(Restore restore, BlockDevice target) throws IOException {
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
