package org.tbimage.core.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tbimage.action.CancelledException;
import org.tbimage.core.engine.verify.DamageNote;
import org.tbimage.core.job.CheckReport;
import org.tbimage.core.job.CheckRequest;
import org.tbimage.core.job.ImageFailure;
import org.tbimage.core.job.JobContext;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.ImageReader;
import org.tbimage.store.NoSuchImageException;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;
import org.tbimage.value.ImageRef;

/**
 * Checks the images of a store, and repairs them if asked to. An image that is not whole does not stop the others. Damage of a
 * pack is reported with every image that shares it, and noted in the store. For one thread.
 */
public final class CheckStore {
    private final JobContext context;
    private final CheckRequest request;
    private final List<ImageFailure> failures = new ArrayList<>();
    private final List<String> repairs = new ArrayList<>();
    private long whole;

    /** Prepares a check. Nothing happens yet. */
    public CheckStore(JobContext context, CheckRequest request) {
        this.context = context;
        this.request = request;
    }

    /**
     * Checks the images, the oldest of each disk first.
     *
     * @return what was found and done
     * @throws NoSuchImageException if there is no image of the selected box or disk
     * @throws CancelledException if cancelled; what was repaired stays repaired
     * @throws IOException if the store can't be listed
     */
    public CheckReport run() throws IOException {
        for (ImageName disk : request.images().disks(request.store())) {
            for (Generation generation : request.images().generations(request.store(), disk)) {
                context.cancellation().check();
                check(new ImageRef(disk, generation));
            }
        }
        return new CheckReport(whole, failures, repairs);
    }

    private void check(ImageRef ref) throws IOException {
        Optional<IOException> fault = fault(ref);
        if (request.repair()) {
            boolean done = repair(ref, fault);
            fault = done && fault.isPresent() ? fault(ref) : fault;
        }
        if (fault.isEmpty()) {
            whole++;
        } else if (request.store()
                .generations(ref.name())
                .contains(ref.generation())) { // else it was removed meanwhile
            failures.add(new ImageFailure(ref.toString(), fault.get()));
        }
    }

    /** Damage is noted without {@code --repair} as well: it deletes nothing, and new images do not share what is damaged. */
    private Optional<IOException> fault(ImageRef ref) throws IOException {
        try (ImageReader image = request.store().open(ref)) {
            if (request.deep()) {
                new Verify(context).image(image);
            }
            return Optional.empty();
        } catch (CancelledException e) {
            throw e;
        } catch (IOException e) {
            new DamageNote(request.store(), context.progress()::warned).of(ref, e);
            return Optional.of(e);
        }
    }

    /** Whether anything was done. */
    private boolean repair(ImageRef ref, Optional<IOException> fault) throws IOException {
        Optional<DamagedImageException> damage =
                fault.filter(DamagedImageException.class::isInstance).map(DamagedImageException.class::cast);
        try {
            List<String> done = request.store().repair(ref, damage);
            repairs.addAll(done);
            return !done.isEmpty();
        } catch (DamagedImageException | NoSuchImageException e) {
            return false; // the fault that was found before says why
        }
    }
}
