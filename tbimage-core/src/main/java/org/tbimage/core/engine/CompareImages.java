package org.tbimage.core.engine;

import java.io.IOException;
import org.tbimage.core.engine.compare.TableComparison;
import org.tbimage.core.job.ContentChanges;
import org.tbimage.core.job.JobContext;
import org.tbimage.store.ImageReader;

/** Finds what changed on a disk between two images, by their chunk tables. Packs are not read. For one thread. */
public final class CompareImages {
    private final JobContext context;

    /** Prepares a comparison. Nothing happens yet. */
    public CompareImages(JobContext context) {
        this.context = context;
    }

    /**
     * Compares two images. If the disks have different sizes, the end of the larger one counts as changed. If they are cut into
     * different chunks, chunks that could not be compared count as changed, so that the result is an upper bound.
     *
     * @param older one image; the caller closes it
     * @param newer the other image; the caller closes it
     * @return how their contents differ
     * @throws org.tbimage.store.DamagedImageException if a chunk table is malformed
     * @throws org.tbimage.action.CancelledException if cancelled
     * @throws IOException if a store fails
     */
    public ContentChanges between(ImageReader older, ImageReader newer) throws IOException {
        try (ImageReader.EntryCursor before = older.entries();
                ImageReader.EntryCursor after = newer.entries()) {
            return new TableComparison(before, after, context.cancellation()).run();
        }
    }
}
