package org.tbimage.core.engine.prune;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tbimage.core.job.JobContext;
import org.tbimage.core.job.PruneRequest;
import org.tbimage.core.job.PrunedImage;
import org.tbimage.core.job.PrunedImage.Fate;
import org.tbimage.core.retention.DatedImage;
import org.tbimage.core.retention.DatedImage.State;
import org.tbimage.core.retention.Pins;
import org.tbimage.core.retention.RetentionPolicy;
import org.tbimage.core.retention.Verdict;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.NoSuchImageException;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;
import org.tbimage.value.ImageRef;
import org.tbimage.value.Printable;

/**
 * What a prune decides about one disk.
 *
 * @param context what every job needs
 * @param request what to prune, and what to keep
 * @param name which disk
 */
public record DiskPlan(JobContext context, PruneRequest request, ImageName name) {
    /** Reads the manifests and the pins of all images, and decides; the oldest generation comes first. */
    public List<PrunedImage> images() throws IOException {
        List<DatedImage> dated = new ArrayList<>();
        List<Long> stored = new ArrayList<>();
        for (Generation generation : request.store().generations(name)) {
            context.cancellation().check();
            examine(generation, dated, stored);
        }
        List<Verdict> verdicts = new RetentionPolicy(request.rules())
                .decide(dated, context.clock().instant());
        List<PrunedImage> images = new ArrayList<>();
        for (int i = 0; i < verdicts.size(); i++) {
            Verdict verdict = verdicts.get(i);
            ImageRef ref = new ImageRef(name, verdict.image().generation());
            images.add(new PrunedImage(ref, verdict, stored.get(i), verdict.keep() ? Fate.KEPT : Fate.TO_REMOVE));
        }
        return images;
    }

    /** An image that can not be examined, for whatever reason, counts as damaged, so that it is kept. */
    private void examine(Generation generation, List<DatedImage> dated, List<Long> stored) {
        ImageRef ref = new ImageRef(name, generation);
        try {
            boolean pinned = new Pins(request.store()).find(ref).isPresent();
            ImageInfo info = request.store().examine(ref);
            State state = info.degraded() ? State.DEGRADED : State.GOOD;
            dated.add(new DatedImage(generation, info.draft().createdAt(), state, pinned, ""));
            stored.add(info.stats().storedBytes());
        } catch (NoSuchImageException e) {
            return; // somebody removed it meanwhile
        } catch (IOException e) {
            String damage = Printable.of(String.valueOf(e.getMessage()));
            dated.add(new DatedImage(generation, Instant.MIN, State.DAMAGED, false, damage));
            stored.add(0L);
        }
    }
}
