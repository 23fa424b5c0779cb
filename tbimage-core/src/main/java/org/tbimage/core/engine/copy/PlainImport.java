package org.tbimage.core.engine.copy;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.tbimage.action.ProgressListener;
import org.tbimage.core.content.ContentCheck;
import org.tbimage.core.content.ContentFinding;
import org.tbimage.core.content.ContentSample;
import org.tbimage.core.disk.PartitionTables;
import org.tbimage.core.engine.plain.PlainContent;
import org.tbimage.core.engine.work.BufferSizes;
import org.tbimage.core.engine.work.OrderedWork;
import org.tbimage.core.job.CopyRequest;
import org.tbimage.core.job.JobContext;
import org.tbimage.core.version.LibraryVersion;
import org.tbimage.device.DiskIdentity;
import org.tbimage.problem.ImagingException;
import org.tbimage.store.ImageDraft;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.NewImage;
import org.tbimage.store.PlainImage;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;

/**
 * Makes an image of one file. The file is expanded twice: first to its checksum, which also gives its size, and then into the
 * image. Memory does not grow with the file. For one thread.
 */
final class PlainImport {
    private final CopyRequest request;
    private final JobContext context;
    private final ImageName disk;
    private final PlainImage file;

    PlainImport(CopyRequest request, JobContext context, ImageName disk, PlainImage file) {
        this.request = request;
        this.context = context;
        this.disk = disk;
        this.file = file;
    }

    /** {@return how a manifest names the file that its image was made of} */
    static String origin(PlainImage file) {
        return ", imported from " + file.file() + " (" + file.length() + " bytes)";
    }

    /** {@return when the file was written; empty if that is not known, or if no generation can have that time} */
    static Optional<Instant> time(PlainImage file) throws IOException {
        return file.modified().filter(time -> {
            int year = time.atZone(ZoneOffset.UTC).getYear();
            return year >= 0 && year <= 9999;
        });
    }

    /** Proves the file, and makes the image. */
    ImageInfo run(CopyTarget target) throws IOException {
        long begun = System.nanoTime();
        PlainContent content = PlainContent.prove(file, context);
        ContentSample sample = content.sample(context);
        requireDisk(new ContentCheck(sample, content.source()));
        ImageCodec made = ImageCodec.of(request, content.codec(), content.chunkSize());
        Instant time = time(file).orElseGet(() -> context.clock().instant());
        ImageDraft draft = new ImageDraft(
                disk,
                time,
                sample.geometry(),
                DiskIdentity.NONE,
                PartitionTables.recognize(sample.head(), sample.geometry()),
                made.encoding(),
                LibraryVersion.named() + origin(file),
                context.machine());
        NewImage image = NewImage.of(draft, made.codec()).withGeneration(Generation.at(time));
        WatchedWriter writer = target.begin(image, true).orElseThrow();
        return target.with(writer, open -> copy(content, made, open, begun));
    }

    private ImageInfo copy(PlainContent content, ImageCodec made, WatchedWriter writer, long begun) throws IOException {
        BufferSizes sizes = BufferSizes.encoding(
                made.codec(), made.encoding().level(), made.encoding().chunkSize(), context.codecs());
        context.progress().phaseStarted(ProgressListener.Phase.COPY, file.key(), content.size());
        try (InputStream bytes = content.open();
                CopySink sink = new CopySink(writer, made.codec(), made.encoding(), context.progress());
                OrderedWork work = new OrderedWork(context, sizes)) {
            work.run(new PlainSource(file, bytes, content.size(), content.chunkSize(), sink));
            return writer.publish(Duration.ofNanos(System.nanoTime() - begun), 0);
        } finally {
            context.progress().phaseEnded();
        }
    }

    private void requireDisk(ContentCheck check) throws IOException {
        for (ContentFinding finding : check.findings(context.codecs())) {
            if (finding.refused()) {
                throw new ImagingException(
                        finding.problem(),
                        finding.what(),
                        "convert it to the raw content of a disk, and compress that");
            }
            context.progress().warned(finding.what());
        }
    }
}
