package org.tbimage.testbox.service.work;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tbimage.action.CancelledException;
import org.tbimage.action.Outcome;
import org.tbimage.core.RunOptions;
import org.tbimage.core.Tbimage;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.testbox.failure.Failure;
import org.tbimage.testbox.request.BoxAction;
import org.tbimage.testbox.service.boot.ServiceSettings;

/**
 * Runs the library's action on one disk.
 *
 * @param tbimage the library with the installed providers
 * @param options how to run the action
 * @param settings the settings of the service
 * @param store the location of the store
 */
record JobRunner(Tbimage tbimage, RunOptions options, ServiceSettings settings, String store) {
    private static final String CHANGED_DISK = "changed-disk";

    /** Runs the action. A failure is part of the result, because there may be other disks. */
    DiskResult run(BoxAction action, DiskJob job) throws CancelledException {
        long begun = System.nanoTime();
        try {
            Outcome outcome = tbimage.run(action.word(), settings(action, job), options);
            outcome.warnings().forEach(options.progress()::warned);
            return new DiskResult(job, outcome.summary(), outcome.facts(), Optional.empty(), since(begun));
        } catch (CancelledException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            return new DiskResult(job, "failed", List.of(), Optional.of(failure(e)), since(begun));
        }
    }

    private Map<String, String> settings(BoxAction action, DiskJob job) {
        Map<String, String> values = new HashMap<>();
        values.put("store", store);
        values.put("image", job.image().toString());
        job.generation().ifPresent(which -> values.put("generation", which.toString()));
        values.put("device", job.disk().path());
        if (job.replacement()) {
            values.put("any-disk", "true");
        }
        if (action == BoxAction.RESTORE && job.replacement()) {
            values.put("wipe-tail", "true"); // the disk may have metadata of its earlier use, and no user can be asked
        }
        if (action == BoxAction.BACKUP || action == BoxAction.BACKUP_AGAIN) {
            values.putAll(settings.backup());
            boolean allowed = "yes".equals(values.remove(CHANGED_DISK));
            values.put(allowed ? CHANGED_DISK : "refuse-changed-disk", "true");
        }
        return values;
    }

    /** {@return the failure, with the remedy that a request offers} */
    private static Failure failure(Exception e) {
        Failure failure = Failure.of(e);
        boolean changed = e instanceof ImagingException imaging && imaging.problem() == Problem.DISK_CHANGED;
        return changed
                ? failure.withRemedy(failure.remedy() + ": testbox-" + CHANGED_DISK + "=yes in the PXE file")
                : failure;
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
