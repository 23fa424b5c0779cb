package org.tbimage.testbox.service.work;

import java.util.List;
import java.util.Set;
import org.tbimage.testbox.service.disk.Skipped;
import org.tbimage.value.ImageName;

/**
 * The plan of a run.
 *
 * @param jobs the work to do
 * @param done images that an earlier attempt at the same request has made
 * @param failures work that can't be done, one line each
 * @param warnings warnings, one line each
 * @param skipped disks and images that are left out
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

    /** {@return the plan with images that are already made} */
    JobPlan withDone(Set<ImageName> imaged) {
        return new JobPlan(jobs, imaged, failures, warnings, skipped);
    }
}
