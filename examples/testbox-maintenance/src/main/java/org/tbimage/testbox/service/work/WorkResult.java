package org.tbimage.testbox.service.work;

import java.util.List;
import java.util.stream.Collectors;
import org.tbimage.testbox.service.disk.Skipped;

/**
 * The result of the work on all disks.
 *
 * @param disks the results of the disks
 * @param failures all failures, one line each
 * @param skipped disks and images that were left out
 */
public record WorkResult(List<DiskResult> disks, List<String> failures, List<Skipped> skipped) {
    /** No work. */
    public static final WorkResult NONE = new WorkResult(List.of(), List.of(), List.of());

    /** Copies the lists. */
    public WorkResult {
        disks = List.copyOf(disks);
        failures = List.copyOf(failures);
        skipped = List.copyOf(skipped);
    }

    /** {@return how many disks were done, and which disks with images were left out} */
    public String describe() {
        List<Skipped> imaged =
                skipped.stream().filter(skip -> !skip.images().isEmpty()).toList();
        String count = disks.size() + " of " + (disks.size() + imaged.size()) + " disks";
        return imaged.isEmpty()
                ? count
                : count + ", left out: " + imaged.stream().map(Skipped::subject).collect(Collectors.joining(", "));
    }
}
