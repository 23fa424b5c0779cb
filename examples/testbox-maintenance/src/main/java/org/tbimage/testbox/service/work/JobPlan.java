package org.tbimage.testbox.service.work;

import java.util.List;

/**
 * What is to be done.
 *
 * @param jobs what can be done
 * @param failures what should be done and can't, one line each
 * @param warnings what to know, one line each
 */
record JobPlan(List<DiskJob> jobs, List<String> failures, List<String> warnings) {
    JobPlan {
        jobs = List.copyOf(jobs);
        failures = List.copyOf(failures);
        warnings = List.copyOf(warnings);
    }
}
