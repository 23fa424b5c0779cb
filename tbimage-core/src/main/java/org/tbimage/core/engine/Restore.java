package org.tbimage.core.engine;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tbimage.action.ProgressListener;
import org.tbimage.core.disk.DiskBytes;
import org.tbimage.core.disk.RestoreMark;
import org.tbimage.core.engine.restore.BootAreaGuard;
import org.tbimage.core.engine.restore.CompareMode;
import org.tbimage.core.engine.restore.Comparison;
import org.tbimage.core.engine.restore.ComparisonHandler;
import org.tbimage.core.engine.restore.DifferenceCounter;
import org.tbimage.core.engine.restore.DirtyMap;
import org.tbimage.core.engine.restore.DiskContent;
import org.tbimage.core.engine.restore.ReadBackCheck;
import org.tbimage.core.engine.restore.RestoreNote;
import org.tbimage.core.engine.restore.RestoreRecord;
import org.tbimage.core.engine.restore.TargetEnd;
import org.tbimage.core.engine.restore.TargetWriter;
import org.tbimage.core.engine.restore.Zeroing;
import org.tbimage.core.engine.work.BufferSizes;
import org.tbimage.core.engine.work.OrderedWork;
import org.tbimage.core.job.Differences;
import org.tbimage.core.job.JobContext;
import org.tbimage.core.job.RestoreOptions;
import org.tbimage.core.job.RestoreResult;
import org.tbimage.core.job.UnfinishedRestore;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.PartitionReload;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;

/**
 * Makes a device equal to a disk's content, and writes only what differs. What is written is flushed, the partition table is
 * read again, and all of it is read back from the device. The first chunk is written last. For one thread.
 */
public final class Restore {
    private final JobContext context;
    private final ImageSource source;
    private final BlockDevice target;
    private final RestoreOptions options;
    private final Optional<RestoreNote> note;
    private List<String> warnings = List.of();
    private boolean checked;

    /** Prepares a restore. Nothing happens yet. The caller closes the source and the target. */
    public Restore(JobContext context, ImageSource source, BlockDevice target, RestoreOptions options) {
        this.context = context;
        this.source = source;
        this.target = target;
        this.options = options;
        this.note = source.note(context, target.info());
    }

    /**
     * Looks for a restore to the target that did not end, and that this one continues or replaces.
     *
     * @return what the target says of it; empty if there is none
     * @throws IOException if the target fails
     */
    public Optional<UnfinishedRestore> unfinished() throws IOException {
        return RestoreMark.read(DiskBytes.of(target))
                .map(mark -> new UnfinishedRestore(mark.image(), mark.begun(), mark.machine(), mark.describe()));
    }

    /**
     * Checks that the target is the right one. Called by {@link #plan} and {@link #run} unless it was called before.
     *
     * @return what the user should know although the target is accepted, one line each
     * @throws ImagingException if the target must not be written
     * @throws IOException if the store or the target fails
     */
    public List<String> check() throws IOException {
        warnings = new RestoreChecks(context, source, target, options).run();
        checked = true;
        return warnings;
    }

    private void requireChecked() throws IOException {
        if (!checked) {
            check();
        }
    }

    private TargetEnd end() throws IOException {
        return TargetEnd.find(target, source.size());
    }

    /**
     * Finds out what would be written, without a write.
     *
     * @return the differences
     * @throws IOException as {@link #run}
     */
    public Differences plan() throws IOException {
        requireChecked();
        DifferenceCounter counter = new DifferenceCounter(context.progress());
        try (OrderedWork work = newWork()) {
            compare(work, ProgressListener.Phase.PLAN, source.size(), CompareMode.PLAN, counter);
        }
        return counter.finish();
    }

    /** {@return how many bytes after the image's end would be zeroed; none unless that is asked for} */
    public long tailBytes() throws IOException {
        return options.wipeTail() ? end().bytes() : 0;
    }

    /**
     * Restores.
     *
     * @return what was written
     * @throws org.tbimage.action.CancelledException if cancelled; the target may be half restored, and is marked so
     * @throws ImagingException where the user can do something about it
     * @throws IOException if the store or the target fails
     */
    public RestoreResult run() throws IOException {
        requireChecked();
        long begun = System.nanoTime();
        boolean markedBefore = unfinished().isPresent();
        TargetWriter writer = newWriter();
        try (OrderedWork work = newWork()) {
            RestoreResult result = run(work, writer);
            context.progress().measured(result.stages(), Duration.ofNanos(System.nanoTime() - begun));
            return result;
        } catch (IOException | RuntimeException e) {
            warnOfHalf(writer, markedBefore);
            throw e;
        }
    }

    private RestoreResult run(OrderedWork work, TargetWriter writer) throws IOException {
        compare(work, ProgressListener.Phase.RESTORE, source.size(), CompareMode.RESTORE, writer);
        TargetEnd end = options.wipeTail() ? end() : TargetEnd.none(target);
        end.wipe(writer);
        writer.finishRest();
        long readBack = readBack(work, writer);
        if (options.readBack()) {
            end.prove();
        }
        writer.written().clear();
        writer.finishFirst();
        PartitionReload partitions = target.reloadPartitions();
        readBack += readBackFirst(work, writer);
        note.ifPresent(RestoreNote::end);
        return writer.result(
                end.bytes(),
                readBack,
                partitions,
                allWarnings(partitions),
                work.times().sums());
    }

    private List<String> allWarnings(PartitionReload partitions) {
        List<String> all = new ArrayList<>(warnings);
        note.ifPresent(kept -> all.addAll(kept.warnings()));
        if (partitions == PartitionReload.BUSY) {
            all.add(target.info().name()
                    + ": the kernel still shows the old partitions, since one is in use; restart the machine");
        }
        return all;
    }

    private TargetWriter newWriter() {
        Instant now = context.clock().instant();
        RestoreMark mark = new RestoreMark(source.name(), now, context.machine());
        BootAreaGuard first = new BootAreaGuard(
                target, mark, note.<RestoreRecord>map(kept -> kept).orElse(RestoreRecord.NONE));
        Zeroing zeroing = discards() ? Zeroing.discarding(target) : Zeroing.plainly(target);
        return new TargetWriter(target, source.content().chunkSize(), zeroing, first, context.progress());
    }

    private boolean discards() {
        return options.discard() && target.info().canDiscard();
    }

    /** Warns of a disk that is left half restored, or still is. */
    private void warnOfHalf(TargetWriter writer, boolean markedBefore) {
        String name = target.info().name();
        if (writer.isHalfDone()) {
            context.progress()
                    .warned(name + " is half restored: " + (writer.writtenBytes() + writer.zeroedBytes())
                            + " bytes were written, " + writer.sameBytes()
                            + " were right already. Its beginning is wiped and marked, so it does not boot;"
                            + " the next restore goes on from here");
        } else if (markedBefore && !writer.isFinished()) {
            context.progress()
                    .warned(name + " is still half restored, as it was before: nothing was written to it this time");
        }
    }

    /** Reads the beginning back. If it is wrong, it is marked again, so that the disk is not taken for whole. */
    private long readBackFirst(OrderedWork work, TargetWriter writer) throws IOException {
        try {
            return readBack(work, writer);
        } catch (ImagingException e) {
            if (e.problem() == Problem.READ_BACK_FAILED) {
                spoil(writer, e);
            }
            throw e;
        }
    }

    private static void spoil(TargetWriter writer, ImagingException failure) {
        try {
            writer.spoil();
        } catch (IOException e) {
            failure.addSuppressed(e); // the failure itself says that the disk can't be relied upon
        }
    }

    private long readBack(OrderedWork work, TargetWriter writer) throws IOException {
        DirtyMap written = writer.written();
        if (!options.readBack() || written.bytes() == 0) {
            return 0;
        }
        ComparisonHandler handler =
                new ReadBackCheck(target.info().name(), written, writer.pendingEnd(), context.progress());
        compare(work, ProgressListener.Phase.READ_BACK, written.bytes(), CompareMode.READ_BACK, handler);
        return written.bytes();
    }

    private OrderedWork newWork() {
        return new OrderedWork(context, BufferSizes.decoding(source.content().chunkSize(), context.codecs()));
    }

    private void compare(
            OrderedWork work, ProgressListener.Phase phase, long bytes, CompareMode mode, ComparisonHandler handler)
            throws IOException {
        context.progress().phaseStarted(phase, target.info().name(), bytes);
        boolean blind = discards() && (mode == CompareMode.RESTORE || mode == CompareMode.PLAN);
        try (DiskContent.Run run = source.content().compare(new Comparison(target, mode, blind, handler))) {
            work.run(run);
        } finally {
            context.progress().phaseEnded();
        }
    }
}
