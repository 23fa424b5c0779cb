package org.tbimage.testbox.service.work;

import java.util.List;
import java.util.stream.Collectors;
import org.tbimage.testbox.service.disk.Skipped;

/**
 * What came of the work on all disks.
 *
 * @param disks disk by disk
 * @param failures all that went wrong, one line each
 * @param skipped what was left out, and why
 */
public record WorkResult(List<DiskResult> disks, List<String> failures, List<Skipped> skipped) {
    /** Nothing was done. */
    public static final WorkResult NONE = new WorkResult(List.of(), List.of(), List.of());

    /** Keeps copies. */
    public WorkResult {
        disks = List.copyOf(disks);
        failures = List.copyOf(failures);
        skipped = List.copyOf(skipped);
    }

    /** {@return how many disks were done, and which disks with images were left out, for a person} */
    public String describe() {
        List<Skipped> imaged =
                skipped.stream().filter(skip -> !skip.images().isEmpty()).toList();
        String count = disks.size() + " of " + (disks.size() + imaged.size()) + " disks";
        return imaged.isEmpty()
                ? count
                : count + ", left out: " + imaged.stream().map(Skipped::subject).collect(Collectors.joining(", "));
    }
}
