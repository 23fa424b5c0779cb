package org.tbimage.core.engine;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tbimage.action.ProgressListener;
import org.tbimage.core.disk.DiskBytes;
import org.tbimage.core.disk.RestoreMark;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.DeviceInfo;
import org.tbimage.device.PartitionReload;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
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
    private final RestoreRecord record;

    /** Prepares a restore; nothing happens yet. The caller closes source and target. */
    public Restore(EngineContext context, RestoreSource source, BlockDevice target, RestoreOptions options) {
        this(context, source, target, options, RestoreRecord.NONE);
    }

    /** Prepares a restore that is recorded outside of its target, too. */
    public Restore(
            EngineContext context,
            RestoreSource source,
            BlockDevice target,
            RestoreOptions options,
            RestoreRecord record) {
        this.context = context;
        this.source = source;
        this.target = target;
        this.options = options;
        this.record = record;
    }

    /** The mark of a restore to the target that did not end, which this one goes on with. */
    public Optional<RestoreMark> continued() throws IOException {
        return RestoreMark.read(DiskBytes.of(target));
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
        tail().warning(options.wipeTail()).ifPresent(warnings::add);
        if (options.discard() && !device.canDiscard()) {
            warnings.add(device.name() + " can't discard: what should be zeros is read, and zeroed where it is not");
        }
        return warnings;
    }

    private TargetTail tail() throws IOException {
        return TargetTail.find(target, source.content().size());
    }

    /** Finds out what would be written, without a write. */
    public Differences plan() throws IOException {
        PlanVerdicts verdicts = new PlanVerdicts(context.progress());
        try (OrderedWork work = newWork()) {
            compare(work, ProgressListener.Phase.PLAN, source.content().size(), CompareMode.PLAN, verdicts);
        }
        return verdicts.finish();
    }

    /** How many bytes behind the image's end would be zeroed; none unless that is asked for. */
    public long tailBytes() throws IOException {
        return options.wipeTail() ? tail().bytes() : 0;
    }

    /** Restores. */
    public RestoreResult run() throws IOException {
        boolean markedBefore = continued().isPresent();
        TargetWriter writer = newWriter();
        try (OrderedWork work = newWork()) {
            return run(work, writer);
        } catch (IOException | RuntimeException e) {
            tellHowFar(writer, markedBefore);
            throw e;
        }
    }

    private RestoreResult run(OrderedWork work, TargetWriter writer) throws IOException {
        compare(work, ProgressListener.Phase.RESTORE, source.content().size(), CompareMode.RESTORE, writer);
        TargetTail tail = options.wipeTail() ? tail() : TargetTail.none(target);
        tail.wipe(writer);
        writer.finishRest();
        long readBack = readBack(work, writer.written());
        if (options.readBack()) {
            tail.prove();
        }
        writer.written().clear();
        writer.finishFirst();
        PartitionReload partitions = target.reloadPartitions();
        readBack += readBackFirst(work, writer);
        return new RestoreResult(
                writer.writtenChunks(),
                writer.writtenBytes(),
                writer.zeroedBytes(),
                writer.sameBytes(),
                writer.discardedBytes(),
                tail.bytes(),
                readBack,
                partitions);
    }

    private TargetWriter newWriter() {
        Instant now = context.clock().instant();
        RestoreMark mark = new RestoreMark(source.name(), now, context.machine());
        FirstChunk first = new FirstChunk(target, mark, record);
        Zeroing zeroing = discards() ? Zeroing.discarding(target) : Zeroing.plainly(target);
        return new TargetWriter(target, source.content().chunkSize(), zeroing, first, context.progress());
    }

    private boolean discards() {
        return options.discard() && target.info().canDiscard();
    }

    /** What is known of a disk that was left half restored; nothing is said of one that is as it was, or whole. */
    private void tellHowFar(TargetWriter writer, boolean markedBefore) {
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

    /** A beginning that does not read back as it should is marked again: the disk is not to be taken for whole. */
    private long readBackFirst(OrderedWork work, TargetWriter writer) throws IOException {
        try {
            return readBack(work, writer.written());
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
        boolean blind = discards() && (mode == CompareMode.RESTORE || mode == CompareMode.PLAN);
        try (DiskContent.Run run = source.content().compare(new Comparison(target, mode, blind, verdicts))) {
            work.run(run);
        } finally {
            context.progress().phaseEnded();
        }
    }
}
