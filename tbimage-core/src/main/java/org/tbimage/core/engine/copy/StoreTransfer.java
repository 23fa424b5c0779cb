package org.tbimage.core.engine.copy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tbimage.action.ProgressListener;
import org.tbimage.core.job.CopyRequest;
import org.tbimage.core.job.JobContext;
import org.tbimage.store.ImageStore;
import org.tbimage.value.ImageName;
import org.tbimage.value.ImageRef;

/**
 * Copies the images of many disks: of each disk the files without a manifest first, then its images, the oldest first. An image
 * whose name another writer holds is tried again at the end. For one thread.
 */
public final class StoreTransfer {
    private final CopyRequest request;
    private final JobContext context;
    private final CopyTally tally;
    private final CopyTarget target;
    private final List<CopyItem> taken = new ArrayList<>();

    /** Prepares the transfer. */
    public StoreTransfer(CopyRequest request, JobContext context, CopyTally tally) {
        this.request = request;
        this.context = context;
        this.tally = tally;
        this.target = new CopyTarget(request.to(), context.progress()::warned);
    }

    /** Copies all images of these disks. */
    public void copy(List<ImageName> disks) throws IOException {
        if (request.images().generation().isEmpty()) {
            PlainImports imports = new PlainImports(request, context, target, tally);
            for (ImageName disk : disks) {
                imports.copy(disk);
            }
        }
        Map<ImageName, List<CopyItem>> items = items(disks);
        try (OverallProgress progress = begin(items)) {
            ImageCopies copies = new ImageCopies(request, with(progress), target, tally);
            for (Map.Entry<ImageName, List<CopyItem>> disk : items.entrySet()) {
                for (CopyItem item : disk.getValue()) {
                    copy(item, copies, progress, false);
                }
                complete(disk.getKey());
            }
            for (CopyItem item : taken) {
                copy(item, copies, progress, true);
            }
        }
    }

    /** Counts what {@link #copy} would do, and changes nothing. */
    public void plan(List<ImageName> disks) throws IOException {
        if (request.images().generation().isEmpty()) {
            PlainImports imports = new PlainImports(request, context, target, tally);
            for (ImageName disk : disks) {
                imports.plan(disk);
            }
        }
        Map<ImageName, List<CopyItem>> items = items(disks);
        try (OverallProgress progress = begin(items)) {
            ImageCopies copies = new ImageCopies(request, with(progress), target, tally);
            for (List<CopyItem> disk : items.values()) {
                for (CopyItem item : disk) {
                    context.cancellation().check();
                    progress.begin(item.size());
                    copies.plan(item);
                    progress.end();
                }
            }
        }
    }

    private void copy(CopyItem item, ImageCopies copies, OverallProgress progress, boolean orNext) throws IOException {
        context.cancellation().check();
        progress.begin(item.size());
        if (copies.copy(item, orNext)) {
            progress.end();
        } else {
            taken.add(item);
        }
    }

    private Map<ImageName, List<CopyItem>> items(List<ImageName> disks) throws IOException {
        Map<ImageName, List<CopyItem>> items = new LinkedHashMap<>();
        for (ImageName disk : disks) {
            context.cancellation().check();
            items.put(
                    disk,
                    request.images().generations(request.from(), disk).stream()
                            .map(generation -> CopyItem.of(request.from(), new ImageRef(disk, generation)))
                            .toList());
        }
        return items;
    }

    private OverallProgress begin(Map<ImageName, List<CopyItem>> items) {
        long total = items.values().stream()
                .flatMap(List::stream)
                .mapToLong(CopyItem::size)
                .sum();
        String subject = request.images() + " of " + request.from().location();
        return new OverallProgress(context.progress(), subject, total);
    }

    private JobContext with(ProgressListener progress) {
        return new JobContext(
                context.workers(),
                progress,
                context.cancellation(),
                context.clock(),
                context.codecs(),
                context.machine());
    }

    /** Notes, and the stable name, which a run that was killed may not have set. */
    private void complete(ImageName disk) {
        ImageStore to = request.to();
        try {
            new NoteCopy(request.from(), to).run(disk);
        } catch (IOException e) {
            tally.warned("the notes of " + disk + " were not copied: " + e.getMessage());
        }
        try {
            to.files().refreshStableName(disk);
        } catch (IOException e) {
            tally.warned("the stable name of " + disk + " could not be set: " + e.getMessage());
        }
    }
}
