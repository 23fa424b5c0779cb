package org.tbimage.core.engine;

import java.io.IOException;
import java.util.List;
import org.tbimage.core.engine.copy.CopyTally;
import org.tbimage.core.engine.copy.SameStore;
import org.tbimage.core.engine.copy.StoreTransfer;
import org.tbimage.core.job.CopyReport;
import org.tbimage.core.job.CopyRequest;
import org.tbimage.core.job.JobContext;
import org.tbimage.value.ImageName;

/**
 * Copies images to another store: of one disk, of a box, or all. A copy keeps name, generation, times, statistics and identity of
 * the image. Each frame is decoded and its digest checked on the way. Images that the other store has already are left as they
 * are, so a copy that was stopped is continued by the next one. Files without a manifest become images. An image that can not
 * be copied does not stop the others. For one thread.
 */
public final class CopyStore {
    private final JobContext context;
    private final CopyRequest request;

    /** Prepares a copy. Nothing happens yet. The caller closes the stores. */
    public CopyStore(JobContext context, CopyRequest request) {
        this.context = context;
        this.request = request;
    }

    /**
     * Copies what the other store does not have.
     *
     * @return what was copied, and what could not be copied
     * @throws org.tbimage.store.NoSuchImageException if there is no image of the selected box, disk or generation
     * @throws org.tbimage.problem.ImagingException if both stores are one
     * @throws org.tbimage.action.CancelledException if cancelled; the images that were copied stay
     * @throws IOException if the other store can't be written, or this one can't be listed; the images that were copied stay
     */
    public CopyReport run() throws IOException {
        CopyTally tally = new CopyTally(context.progress());
        List<ImageName> disks = disks();
        SameStore.probe(request.from(), request.to(), disks);
        try {
            new StoreTransfer(request, context, tally).copy(disks);
        } catch (IOException e) {
            tally.stopped();
            throw e;
        }
        return tally.report();
    }

    /**
     * Finds out what {@link #run} would copy. Writes nothing. Frames are not read, and files without a manifest are not
     * expanded.
     *
     * @return what would be copied, and what could not be copied
     * @throws IOException as {@link #run}
     */
    public CopyReport plan() throws IOException {
        CopyTally tally = new CopyTally(context.progress());
        new StoreTransfer(request, context, tally).plan(disks());
        return tally.report();
    }

    private List<ImageName> disks() throws IOException {
        SameStore.checkLocations(request.from(), request.to());
        return request.images().disks(request.from());
    }
}
