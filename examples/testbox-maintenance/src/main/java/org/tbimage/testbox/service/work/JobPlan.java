package org.tbimage.testbox.service.work;

import java.util.List;
import java.util.Set;
import org.tbimage.testbox.service.disk.Skipped;
import org.tbimage.value.ImageName;

/**
 * What is to be done.
 *
 * @param jobs what can be done
 * @param done images that an earlier attempt at the same request has made
 * @param failures what should be done and can't, one line each
 * @param warnings what to know, one line each
 * @param skipped what is left out
 */
record JobPlan(
        List<DiskJob> jobs, Set<ImageName> done, List<String> failures, List<String> warnings, List<Skipped> skipped) {
    JobPlan {
        jobs = List.copyOf(jobs);
        done = Set.copyOf(done);
        failures = List.copyOf(failures);
        warnings = List.copyOf(warnings);
        skipped = List.copyOf(skipped);
    }

    /** The same work, of which something is done. */
    JobPlan with(Set<ImageName> imaged) {
        return new JobPlan(jobs, imaged, failures, warnings, skipped);
    }
}
