package org.tbimage.core.engine;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tbimage.action.ProgressListener;
import org.tbimage.core.content.ContentCheck;
import org.tbimage.core.content.ContentFinding;
import org.tbimage.core.content.ContentSample;
import org.tbimage.core.content.ContentSource;
import org.tbimage.core.disk.DiskBytes;
import org.tbimage.core.disk.PartitionTables;
import org.tbimage.core.disk.RestoreMark;
import org.tbimage.device.DeviceInfo;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.Encoding;
import org.tbimage.store.ImageDraft;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageReader;
import org.tbimage.store.ImageWriter;
import org.tbimage.value.ImageRef;
import org.tbimage.value.ShellWord;

/** Makes an image of a device. Until it is published, nothing of it is seen. */
public final class Backup {
    private final EngineContext context;
    private final BackupRequest request;
    private final Instant begunAt;

    /** Prepares a backup; nothing happens yet. The caller closes device and store. */
    public Backup(EngineContext context, BackupRequest request) {
        this.context = context;
        this.request = request;
        this.begunAt = context.clock().instant();
    }

    /** Runs to the end, and returns the manifest of the published image. */
    public ImageInfo run() throws IOException {
        long begun = System.nanoTime();
        DeviceInfo device = request.device().info();
        for (String use : device.usedBy()) {
            context.progress()
                    .warned(device.name() + " is " + use
                            + ": what changes during the backup may be caught halfway, as after a power cut");
        }
        refuseHalfRestored();
        warnOfContent();
        BackupOptions options = request.options();
        DiskChanges changes = new DiskChanges(request.device(), before(), options.changedDisk(), context.progress());
        changes.checkFirst(PartitionTables.read(request.device()));
        SlotShape shape = SlotShape.encoding(options.codec(), options.level(), options.chunkSize(), context.codecs());
        context.progress().phaseStarted(ProgressListener.Phase.BACKUP, device.name(), device.size());
        try (PreviousImage previous = openPrevious();
                ImageWriter writer = request.store().create(draft(eighth(previous)), options.codec());
                BackupSink sink = new BackupSink(writer, options, context.progress());
                OrderedWork work = new OrderedWork(context, shape)) {
            work.run(new BackupSource(context, request, sink, previous, eighth(previous)));
            changes.checkLast(sink.dataBytes());
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            return writer.publish(took, sink.reused());
        } finally {
            context.progress().phaseEnded();
        }
    }

    /** A file that is not the raw content of a disk makes an image that a restore refuses. */
    private void warnOfContent() throws IOException {
        DeviceInfo device = request.device().info();
        Optional<ContentSample> sample = ContentSample.of(DiskBytes.of(request.device()));
        if (sample.isPresent()) {
            ContentCheck check = new ContentCheck(
                    sample.get(), new ContentSource(device.name(), "take " + device.name() + " as FILE"));
            List<ContentFinding> findings = new ArrayList<>(check.findings(context.codecs()));
            check.sectors(device.name(), device.geometry()).ifPresent(findings::add);
            for (ContentFinding finding : findings) {
                String end = finding.refused() ? ": a restore refuses this image unless as-is is set" : "";
                context.progress().warned(finding.what() + end);
            }
        }
    }

    /**
     * Which eighth of the frames is proven: the one behind that of the generation whose frames are taken over, so that each
     * frame is proven within eight generations. Without one any will do, and disks begin with different ones.
     */
    private int eighth(@Nullable PreviousImage previous) {
        return previous == null
                ? (int) Math.floorMod(begunAt.getEpochSecond(), (long) ImageDraft.EIGHTHS)
                : previous.nextEighth();
    }

    private void refuseHalfRestored() throws IOException {
        Optional<RestoreMark> mark = RestoreMark.read(DiskBytes.of(request.device()));
        if (mark.isPresent()) {
            String name = request.device().info().name();
            throw new ImagingException(
                    Problem.DISK_HALF_RESTORED,
                    name + " is " + mark.get().describe(),
                    "restore it again, then back it up; if it is to be imaged as it is, remove the mark first:"
                            + " dd if=/dev/zero of=" + ShellWord.of(name) + " bs=512 count=1 conv=notrunc,fsync");
        }
    }

    /** What the image before says of the disk; empty if there is none, or it can't be read. */
    private Optional<ImageInfo> before() {
        if (request.previous().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(request.store()
                    .info(new ImageRef(request.name(), request.previous().get())));
        } catch (IOException e) {
            context.progress().noted("the disk is not compared with the image before: " + e.getMessage());
            return Optional.empty();
        }
    }

    private ImageDraft draft(int provenEighth) throws IOException {
        DeviceInfo device = request.device().info();
        BackupOptions options = request.options();
        return new ImageDraft(
                request.name(),
                begunAt,
                device.geometry(),
                device.identity(),
                PartitionTables.read(request.device()),
                new Encoding(options.codec().name(), options.level(), options.chunkSize()),
                request.madeBy(),
                request.madeOn(),
                provenEighth);
    }

    private @Nullable PreviousImage openPrevious() throws IOException {
        if (request.previous().isEmpty()) {
            return null;
        }
        try {
            ImageRef ref = new ImageRef(request.name(), request.previous().get());
            ImageReader image = request.store().open(ref);
            return PreviousImage.of(image, request.options().codec(), context.progress());
        } catch (IOException e) {
            // an image that can't be used is a reason to make a new one, not to refuse it
            context.progress()
                    .warned("the generation before can't be used, all chunks are made anew: " + e.getMessage());
            return null;
        }
    }
}
