package org.tbimage.core.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.tbimage.action.ProgressListener;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.DeviceInfo;
import org.tbimage.device.PartitionReload;
import org.tbimage.store.ImageInfo;

/**
 * Makes a device equal to a disk's content, writing only what differs. What is written is flushed, the partition table
 * read anew, and all of it read back from the medium; the first chunk comes last.
 */
public final class Restore {
    private final EngineContext context;
    private final RestoreSource source;
    private final BlockDevice target;
    private final RestoreOptions options;

    /** Prepares a restore; nothing happens yet. The caller closes source and target. */
    public Restore(EngineContext context, RestoreSource source, BlockDevice target, RestoreOptions options) {
        this.context = context;
        this.source = source;
        this.target = target;
        this.options = options;
    }

    /** Refuses a wrong target; returns what the user should know though it is taken. */
    public List<String> preflight() throws IOException {
        DeviceInfo device = target.info();
        ImageInfo image = source.info().orElse(null);
        List<String> warnings = new ArrayList<>(
                image == null
                        ? Preflight.check(source.content().size(), device)
                        : Preflight.check(image, device, options));
        warnings.addAll(source.check(context, options.asIs()));
        warnings.addAll(source.checkSectors(context, device, options.asIs()));
        return warnings;
    }

    /** Finds out what would be written, without a write. */
    public Differences plan() throws IOException {
        PlanVerdicts verdicts = new PlanVerdicts(context.progress());
        try (OrderedWork work = newWork()) {
            compare(work, ProgressListener.Phase.PLAN, source.content().size(), CompareMode.PLAN, verdicts);
        }
        return verdicts.finish();
    }

    /** Restores. */
    public RestoreResult run() throws IOException {
        TargetWriter writer = new TargetWriter(target, source.content().chunkSize(), context.progress());
        long readBack = 0;
        PartitionReload partitions;
        try (OrderedWork work = newWork()) {
            compare(work, ProgressListener.Phase.RESTORE, source.content().size(), CompareMode.RESTORE, writer);
            writer.finishRest();
            readBack += readBack(work, writer.written());
            writer.written().clear();
            writer.finishFirst();
            partitions = target.reloadPartitions();
            readBack += readBack(work, writer.written());
        } catch (IOException e) {
            tellHowFar(writer);
            throw e;
        }
        return new RestoreResult(
                writer.writtenChunks(),
                writer.writtenBytes(),
                writer.zeroedBytes(),
                writer.sameBytes(),
                readBack,
                partitions);
    }

    /** What is known of a disk that was left half restored. */
    private void tellHowFar(TargetWriter writer) {
        if (writer.isHalfDone()) {
            context.progress()
                    .warned(target.info().name() + " is half restored: " + writer.landedBytes()
                            + " bytes were written, "
                            + writer.sameBytes() + " were right already. Its beginning is wiped, so it does not boot;"
                            + " the next restore goes on from here");
        }
    }

    private long readBack(OrderedWork work, WrittenMap written) throws IOException {
        if (!options.readBack() || written.bytes() == 0) {
            return 0;
        }
        Verdicts verdicts = new ReadBackVerdicts(target.info().name(), written, context.progress());
        compare(work, ProgressListener.Phase.READ_BACK, written.bytes(), CompareMode.READ_BACK, verdicts);
        return written.bytes();
    }

    private OrderedWork newWork() {
        return new OrderedWork(context, SlotShape.decoding(source.content().chunkSize(), context.codecs()));
    }

    private void compare(
            OrderedWork work, ProgressListener.Phase phase, long bytes, CompareMode mode, Verdicts verdicts)
            throws IOException {
        context.progress().phaseStarted(phase, target.info().name(), bytes);
        boolean blind = options.blindZeros() && mode == CompareMode.RESTORE;
        try (DiskContent.Run run = source.content().compare(new Comparison(target, mode, blind, verdicts))) {
            work.run(run);
        } finally {
            context.progress().phaseEnded();
        }
    }
}
