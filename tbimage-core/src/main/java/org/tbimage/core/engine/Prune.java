package org.tbimage.core.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.tbimage.action.CancelledException;
import org.tbimage.core.engine.prune.DiskPlan;
import org.tbimage.core.job.ImageFailure;
import org.tbimage.core.job.JobContext;
import org.tbimage.core.job.PruneReport;
import org.tbimage.core.job.PruneRequest;
import org.tbimage.core.job.PrunedImage;
import org.tbimage.core.job.PrunedImage.Fate;
import org.tbimage.core.retention.Pins;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.NoSuchImageException;
import org.tbimage.value.ImageName;

/**
 * Removes images that no rule of a {@link org.tbimage.core.retention.RetentionPolicy} keeps. Damaged images, and images whose
 * time lies in the future, are kept and reported as warnings. A failure of one image does not stop the others. May run
 * beside backups, restores and other prunes. For one thread.
 */
public final class Prune {
    private final JobContext context;
    private final PruneRequest request;

    /** Prepares a prune. Nothing happens yet. */
    public Prune(JobContext context, PruneRequest request) {
        this.context = context;
        this.request = request;
    }

    /**
     * Decides about all images. Removes nothing.
     *
     * @return what {@link #run} would do
     * @throws NoSuchImageException if a box or a disk is selected that has no image
     * @throws CancelledException if cancelled
     * @throws IOException if the store can't be listed
     */
    public PruneReport plan() throws IOException {
        return prune(false);
    }

    /**
     * Decides disk by disk, and removes what no rule keeps. Each removal is noted with its reason.
     *
     * @return what was done
     * @throws NoSuchImageException if a box or a disk is selected that has no image
     * @throws CancelledException if cancelled; images that were removed before stay removed
     * @throws IOException if the store can't be listed
     */
    public PruneReport run() throws IOException {
        return prune(true);
    }

    private PruneReport prune(boolean remove) throws IOException {
        List<PrunedImage> images = new ArrayList<>();
        List<ImageFailure> failures = new ArrayList<>();
        long freed = 0;
        for (ImageName name : request.images().disks(request.store())) {
            context.cancellation().check();
            try {
                for (PrunedImage image : new DiskPlan(context, request, name).images()) {
                    warn(image);
                    images.add(remove ? carryOut(image, failures) : image);
                }
                freed += remove ? request.store().reclaim(name, request.grace()) : 0;
            } catch (CancelledException e) {
                throw e;
            } catch (IOException e) {
                failures.add(new ImageFailure(name.toString(), e));
            }
        }
        return new PruneReport(images, failures, freed);
    }

    private void warn(PrunedImage image) {
        if (image.verdict().remark()) {
            context.progress()
                    .warned(image.image() + " is kept: " + image.verdict().reason());
        }
    }

    private PrunedImage carryOut(PrunedImage image, List<ImageFailure> failures) throws CancelledException {
        if (image.fate() != Fate.TO_REMOVE) {
            return image;
        }
        context.cancellation().check();
        try {
            new Pins(request.store()).requireUnpinned(image.image());
            request.store().delete(image.image());
            context.progress()
                    .noted("removed " + image.image() + ": " + image.verdict().reason());
            return image.with(Fate.REMOVED);
        } catch (NoSuchImageException e) {
            return image.with(Fate.GONE);
        } catch (IOException e) {
            if (e instanceof ImagingException known && known.problem() == Problem.IMAGE_PINNED) {
                return image.with(Fate.PINNED);
            }
            failures.add(new ImageFailure(image.image().toString(), e));
            return image.with(Fate.FAILED);
        }
    }
}
