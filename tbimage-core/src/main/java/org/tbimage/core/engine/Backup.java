package org.tbimage.core.engine;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tbimage.action.ProgressListener;
import org.tbimage.action.StageTime;
import org.tbimage.core.disk.PartitionTables;
import org.tbimage.core.engine.backup.BackupChecks;
import org.tbimage.core.engine.backup.BackupSink;
import org.tbimage.core.engine.backup.BackupSource;
import org.tbimage.core.engine.backup.DiskChanges;
import org.tbimage.core.engine.backup.PieceSource;
import org.tbimage.core.engine.restore.RestoreNote;
import org.tbimage.core.engine.work.BufferSizes;
import org.tbimage.core.engine.work.OrderedWork;
import org.tbimage.core.job.BackupOptions;
import org.tbimage.core.job.BackupRequest;
import org.tbimage.core.job.BackupResult;
import org.tbimage.core.job.JobContext;
import org.tbimage.core.settings.StoreSettings;
import org.tbimage.core.version.LibraryVersion;
import org.tbimage.device.DeviceInfo;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.Encoding;
import org.tbimage.store.ImageDraft;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageReader;
import org.tbimage.store.ImageWriter;
import org.tbimage.store.NewImage;
import org.tbimage.store.Share;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageRef;

/** Makes an image of a device. Nothing of the image is visible until it is published. For one thread. */
public final class Backup {
    private final JobContext context;
    private final BackupRequest request;
    private final Instant begunAt;

    /** Prepares a backup. Nothing happens yet. The caller closes the device and the store. */
    public Backup(JobContext context, BackupRequest request) {
        this.context = context;
        this.request = request;
        this.begunAt = context.clock().instant();
    }

    /**
     * Runs to the end.
     *
     * @return the published image
     * @throws org.tbimage.action.CancelledException if cancelled; nothing was published
     * @throws org.tbimage.problem.ImagingException where the user can do something about it
     * @throws IOException if the device or the store fails
     */
    public BackupResult run() throws IOException {
        long begun = System.nanoTime();
        new BackupChecks(context, request).run();
        Optional<ImageInfo> base = base();
        DiskChanges changes =
                new DiskChanges(request.device(), base, request.options().changedDisk(), context.progress());
        changes.checkFirst(PartitionTables.read(request.device()));
        BackupResult result = transfer(base, changes, begun);
        RestoreNote note = new RestoreNote(
                context, request.store(), request.name(), request.device().info());
        note.end(); // the disk carries no mark, so it is no longer half restored
        if (request.options().verify()) {
            try (ImageReader image = request.store().open(result.image().ref())) {
                new Verify(context).image(image);
            }
        }
        return new BackupResult(result.image(), note.warnings(), result.stages());
    }

    private BackupResult transfer(Optional<ImageInfo> base, DiskChanges changes, long begun) throws IOException {
        BackupOptions options = request.options();
        NewImage image = NewImage.of(draft(round(base)), options.codec())
                .withBase(base.map(ImageInfo::generation))
                .withShare(share());
        DeviceInfo device = request.device().info();
        context.progress().phaseStarted(ProgressListener.Phase.BACKUP, device.name(), device.size());
        try (ImageWriter writer = request.store().create(image, context.progress()::warned);
                BackupSink sink = new BackupSink(writer, options, context.progress());
                OrderedWork work = new OrderedWork(context, sizes(writer))) {
            int proofRound = image.draft().proofRound();
            work.run(
                    writer.isCutByContent()
                            ? new PieceSource(context, request, sink, proofRound)
                            : new BackupSource(context, request, sink, proofRound));
            changes.checkLast(sink.dataBytes());
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            ImageInfo published = writer.publish(took, sink.reused());
            List<StageTime> stages = work.times().sums();
            context.progress().measured(stages, took);
            return new BackupResult(published, List.of(), stages);
        } finally {
            context.progress().phaseEnded();
        }
    }

    private BufferSizes sizes(ImageWriter writer) {
        BackupOptions options = request.options();
        int chunkSize = options.chunkSize();
        return writer.isCutByContent()
                ? BufferSizes.pieces(
                        options.codec(), options.level(), PieceSource.pieceSize(chunkSize), chunkSize, context.codecs())
                : BufferSizes.encoding(options.codec(), options.level(), chunkSize, context.codecs());
    }

    /** What the request says, else what the store is set to. Settings that can't be used do not stop a backup. */
    private Share share() {
        if (request.options().share().isPresent()) {
            return request.options().share().get();
        }
        try {
            return StoreSettings.read(request.store()).share().orElse(Share.NONE);
        } catch (IOException e) {
            context.progress()
                    .warned("the settings of the store can't be used, so the image shares nothing: " + e.getMessage());
            return Share.NONE;
        }
    }

    /** The older image to reuse. Whatever is wrong with older images, a new one can be made. */
    private Optional<ImageInfo> base() {
        if (request.base() != BackupRequest.Base.NEWEST) {
            return Optional.empty();
        }
        try {
            Optional<Generation> newest = request.store().newest(request.name());
            return newest.isEmpty()
                    ? Optional.empty()
                    : Optional.of(request.store().info(new ImageRef(request.name(), newest.get())));
        } catch (IOException e) {
            String what = e instanceof DamagedImageException ? "is damaged" : "can't be read";
            context.progress().warned("a generation before " + what + ", all chunks are made anew: " + e.getMessage());
            return Optional.empty();
        }
    }

    /**
     * Which frames are compared: those of the round after that of the base. Without a base disks begin with different rounds.
     */
    private int round(Optional<ImageInfo> base) {
        return base.map(image -> (image.draft().proofRound() + 1) % ImageDraft.ROUNDS)
                .orElseGet(() -> (int) Math.floorMod(begunAt.getEpochSecond(), (long) ImageDraft.ROUNDS));
    }

    private ImageDraft draft(int proofRound) throws IOException {
        DeviceInfo device = request.device().info();
        BackupOptions options = request.options();
        return new ImageDraft(
                request.name(),
                begunAt,
                device.geometry(),
                device.identity(),
                PartitionTables.read(request.device()),
                new Encoding(options.codec().name(), options.level(), options.chunkSize()),
                LibraryVersion.named(),
                context.machine(),
                proofRound);
    }
}
