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
import org.tbimage.testbox.failure.Failures;
import org.tbimage.testbox.request.BoxAction;
import org.tbimage.testbox.service.boot.BoxSettings;

/**
 * Runs the library's action on one disk.
 *
 * @param tbimage what is installed
 * @param options how to run it
 * @param settings of the service
 * @param store location of the store
 */
record JobRunner(Tbimage tbimage, RunOptions options, BoxSettings settings, String store) {
    private static final String CHANGED_DISK = "changed-disk";

    /** Does it. What goes wrong with one disk is no exception, since there are others. */
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
            values.put("wipe-tail", "true"); // it was part of something else, and nobody is there to be asked
        }
        if (action == BoxAction.BACKUP || action == BoxAction.BACKUP_AGAIN) {
            values.putAll(settings.backup());
            boolean meant = "yes".equals(values.remove(CHANGED_DISK));
            values.put(meant ? CHANGED_DISK : "refuse-changed-disk", "true");
        }
        return values;
    }

    /** Names the way out that a request has. */
    private static Failure failure(Exception e) {
        Failure failure = Failures.of(e);
        boolean changed = e instanceof ImagingException imaging && imaging.problem() == Problem.DISK_CHANGED;
        return changed
                ? new Failure(
                        failure.exitCode(),
                        failure.problem(),
                        failure.message(),
                        failure.remedy() + ": testbox-" + CHANGED_DISK + "=yes in the PXE file")
                : failure;
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
