package org.tbimage.core.engine;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tbimage.action.CancelledException;
import org.tbimage.core.engine.verify.DamageNote;
import org.tbimage.core.engine.verify.VerifiedNotes;
import org.tbimage.core.engine.verify.VerifyQueue;
import org.tbimage.core.engine.verify.VerifyTally;
import org.tbimage.core.job.JobContext;
import org.tbimage.core.job.Verification;
import org.tbimage.core.job.VerifyReport;
import org.tbimage.core.job.VerifyRequest;
import org.tbimage.store.ImageReader;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;
import org.tbimage.value.ImageRef;

/**
 * Verifies the images of a store, those first whose last verification is oldest. A note in the store tells when each image was
 * verified and what was found, so several runs of limited time verify all images. A damaged image does not stop the
 * others. Files without a manifest are left out. For one thread.
 */
public final class VerifyStore {
    private final JobContext context;
    private final VerifyRequest request;
    private final VerifyTally tally;
    private final DamageNote damage;

    /** Prepares a verification. Nothing happens yet. The caller closes the store. */
    public VerifyStore(JobContext context, VerifyRequest request) {
        this.context = context;
        this.request = request;
        this.tally = new VerifyTally(context.progress());
        this.damage = new DamageNote(request.store(), tally::warnedOnce);
    }

    /**
     * Verifies images until all are verified or the time is over. The time is checked between images; at least one image is
     * verified.
     *
     * @return what was found
     * @throws org.tbimage.store.NoSuchImageException if there is no image of the selected box, disk or generation
     * @throws org.tbimage.action.CancelledException if cancelled; what was verified before is remembered
     * @throws IOException if the store can't be listed
     */
    public VerifyReport run() throws IOException {
        long begun = System.nanoTime();
        List<ImageRef> images = queue();
        int next = 0;
        while (next < images.size() && !(tally.any() && isOver(begun))) {
            context.cancellation().check();
            verify(images.get(next));
            next++;
        }
        return tally.report(images.size() - next);
    }

    private boolean isOver(long begun) {
        return request.limit()
                .filter(limit -> Duration.ofNanos(System.nanoTime() - begun).compareTo(limit) >= 0)
                .isPresent();
    }

    private List<ImageRef> queue() throws IOException {
        Instant now = context.clock().instant();
        List<VerifyQueue.Entry> entries = new ArrayList<>();
        for (ImageName disk : request.images().disks(request.store())) {
            Map<Generation, Verification> remembered = Verifications.of(request.store(), disk);
            for (Generation generation : request.images().generations(request.store(), disk)) {
                entries.add(VerifyQueue.Entry.of(new ImageRef(disk, generation), remembered, now));
            }
        }
        return VerifyQueue.sorted(entries);
    }

    private void verify(ImageRef ref) throws IOException {
        try (ImageReader image = request.store().open(ref)) {
            long size = image.info().draft().geometry().size();
            new Verify(context).image(image);
            tally.whole(size);
            remember(ref, Verification.Result.WHOLE, size);
        } catch (CancelledException e) {
            throw e;
        } catch (IOException e) {
            if (request.store().generations(ref.name()).contains(ref.generation())) { // else it was removed meanwhile
                damage.of(ref, e);
                remember(ref, tally.failed(ref, e), 0);
            }
        }
    }

    private void remember(ImageRef ref, Verification.Result result, long size) {
        Verification verification =
                new Verification(ref.generation(), context.clock().instant(), result, size);
        try {
            if (!new VerifiedNotes(request.store()).add(ref.name(), verification)) {
                tally.warnedOnce(
                        request.store().location() + " keeps no notes, so the next run begins with the same images");
            }
        } catch (IOException e) {
            tally.warnedOnce("it can't be remembered that " + ref + " was verified: " + e.getMessage());
        }
    }
}
