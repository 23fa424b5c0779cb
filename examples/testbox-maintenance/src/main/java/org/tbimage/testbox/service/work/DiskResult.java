package org.tbimage.testbox.service.work;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tbimage.action.Fact;
import org.tbimage.testbox.failure.Failure;

/**
 * What came of the work on one disk.
 *
 * @param job which work
 * @param summary one line
 * @param facts what to know
 * @param failure what went wrong, if it did
 * @param took how long
 * @param passedOver what is wrong with newer images, in whose place an older one was taken; mostly empty
 */
public record DiskResult(
        DiskJob job,
        String summary,
        List<Fact> facts,
        Optional<Failure> failure,
        Duration took,
        List<String> passedOver) {
    /** Keeps a copy. */
    public DiskResult {
        facts = List.copyOf(facts);
        passedOver = List.copyOf(passedOver);
    }

    /** Work for which the newest image was taken, or none. */
    DiskResult(DiskJob job, String summary, List<Fact> facts, Optional<Failure> failure, Duration took) {
        this(job, summary, facts, failure, took, List.of());
    }

    /** The same, with another failure. */
    DiskResult with(Failure other) {
        return new DiskResult(job, summary, facts, Optional.of(other), took, passedOver);
    }

    /** The same, from an older image. */
    DiskResult passedOver(List<String> damaged) {
        return new DiskResult(job, summary, facts, failure, took, damaged);
    }

    /** An earlier attempt at the same request has done it. */
    static DiskResult done(DiskJob job) {
        String summary = job.image() + " was made by an earlier attempt at this request";
        return new DiskResult(job, summary, List.of(), Optional.empty(), Duration.ZERO);
    }
}
