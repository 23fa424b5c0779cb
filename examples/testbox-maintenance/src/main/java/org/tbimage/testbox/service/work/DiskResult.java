package org.tbimage.testbox.service.work;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tbimage.action.Fact;
import org.tbimage.testbox.failure.Failure;

/**
 * The result of the work on one disk.
 *
 * @param job the work
 * @param summary one line
 * @param facts the facts that the action reported
 * @param failure the failure, if any
 * @param took how long it took
 * @param passedOver the damage of newer images, if an older one was restored
 */
public record DiskResult(
        DiskJob job,
        String summary,
        List<Fact> facts,
        Optional<Failure> failure,
        Duration took,
        List<String> passedOver) {
    /** Copies the lists. */
    public DiskResult {
        facts = List.copyOf(facts);
        passedOver = List.copyOf(passedOver);
    }

    /** A result without damaged newer images. */
    DiskResult(DiskJob job, String summary, List<Fact> facts, Optional<Failure> failure, Duration took) {
        this(job, summary, facts, failure, took, List.of());
    }

    /** {@return the result with another failure} */
    DiskResult withFailure(Failure other) {
        return new DiskResult(job, summary, facts, Optional.of(other), took, passedOver);
    }

    /** {@return the result of a restore from an older image} */
    DiskResult withPassedOver(List<String> damaged) {
        return new DiskResult(job, summary, facts, failure, took, damaged);
    }

    /** {@return the result of work that an earlier attempt at the same request has done} */
    static DiskResult done(DiskJob job) {
        String summary = job.image() + " was made by an earlier attempt at this request";
        return new DiskResult(job, summary, List.of(), Optional.empty(), Duration.ZERO);
    }
}
