package org.tbimage.core.action;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tbimage.action.ActionContext;
import org.tbimage.action.Fact;
import org.tbimage.action.Outcome;
import org.tbimage.action.Parameter;
import org.tbimage.core.disk.RestoreMark;
import org.tbimage.core.engine.Differences;
import org.tbimage.core.engine.EngineContext;
import org.tbimage.core.engine.Restore;
import org.tbimage.core.engine.RestoreOptions;
import org.tbimage.core.engine.RestoreResult;
import org.tbimage.core.engine.RestoreSource;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.OpenMode;
import org.tbimage.device.PartitionReload;
import org.tbimage.store.ImageStore;
import org.tbimage.value.ImageName;

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
            Common.STORE,
            Common.IMAGE,
            Common.GENERATION,
            Common.FILE,
            DRY_RUN,
            ANY_DISK,
            ALLOW_DEGRADED,
            AS_IS,
            DISCARD,
            WIPE_TAIL,
            NO_READ_BACK,
            Common.DEVICE);

    private final ActionContext context;
    private final ImageStore store;
    private final ImageName name;
    private final RestoreSource source;
    private final String image;

    RestoreRun(ActionContext context, ImageStore store, ImageName name, RestoreSource source) {
        this.context = context;
        this.store = store;
        this.name = name;
        this.source = source;
        this.image = source.name();
    }

    Outcome run() throws IOException {
        boolean dryRun = Common.flag(context, DRY_RUN);
        RestoreOptions options = new RestoreOptions(
                Common.flag(context, ANY_DISK),
                Common.flag(context, ALLOW_DEGRADED),
                Common.flag(context, DISCARD),
                !Common.flag(context, NO_READ_BACK),
                Common.flag(context, AS_IS),
                Common.flag(context, WIPE_TAIL));
        // before the target is opened: a file that is not there would be made, and left empty
        source.check(EngineContext.of(context), options.asIs());
        BlockDevice target =
                context.target(Common.DEVICE.name(), dryRun ? OpenMode.READ : OpenMode.WRITE, source.size());
        RestoringRecord record = new RestoringRecord(context, store, name, target.info());
        Restore restore = new Restore(EngineContext.of(context), source, target, options, record);
        List<String> warnings = new ArrayList<>(restore.preflight());
        Optional<RestoreMark> before = restore.continued();
        before.ifPresent(mark -> context.progress().warned(continues(target, mark, dryRun)));
        if (dryRun) {
            return plan(restore, target, warnings);
        }
        return restore(restore, target, record, warnings);
    }

    private String continues(BlockDevice target, RestoreMark mark, boolean dryRun) {
        boolean same = mark.image().equals(image);
        return target.info().name() + " is " + mark.describe() + "; this restore "
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

    private Outcome restore(Restore restore, BlockDevice target, RestoringRecord record, List<String> warnings)
            throws IOException {
        long begun = System.nanoTime();
        RestoreResult result = restore.run();
        record.end();
        warnings.addAll(record.warnings());
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        String device = target.info().name();
        if (result.partitions() == PartitionReload.BUSY) {
            warnings.add(
                    device + ": the kernel still shows the old partitions, since one is in use; restart the machine");
        }
        List<Fact> facts = List.of(
                Fact.text("image", image),
                Fact.bytes("size", source.size()),
                Fact.count("chunks-written", result.chunks()),
                Fact.bytes("written", result.writtenBytes()),
                Fact.bytes("zeroed", result.zeroedBytes()),
                Fact.bytes("right-already", result.sameBytes()),
                Fact.bytes("discarded", result.discardedBytes()),
                Fact.bytes("tail-wiped", result.tailBytes()),
                Fact.bytes("read-back", result.readBackBytes()),
                Fact.duration("took", took));
        boolean untouched = result.writtenBytes() + result.zeroedBytes() + result.tailBytes() == 0;
        String summary = untouched
                ? device + " was equal to " + image + " already: nothing was written"
                : "restored " + image + " to " + device;
        return new Outcome(summary, facts, warnings);
    }
}
