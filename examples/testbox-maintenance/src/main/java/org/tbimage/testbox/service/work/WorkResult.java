package org.tbimage.testbox.service.work;

import java.util.List;

/**
 * What came of the work on all disks.
 *
 * @param disks disk by disk
 * @param failures all that went wrong, one line each
 */
public record WorkResult(List<DiskResult> disks, List<String> failures) {
    /** Nothing was done. */
    public static final WorkResult NONE = new WorkResult(List.of(), List.of());

    /** Keeps copies. */
    public WorkResult {
        disks = List.copyOf(disks);
        failures = List.copyOf(failures);
    }
}
