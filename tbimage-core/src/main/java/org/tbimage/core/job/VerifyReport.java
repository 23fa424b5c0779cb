package org.tbimage.core.job;

import java.util.List;

/**
 * What a verification of many images found.
 *
 * @param whole images that are whole
 * @param failed images that are damaged, or that could not be verified
 * @param left images that were not begun, since the time was over
 * @param bytes size of the disks of the images that are whole, in bytes
 * @param failures the first {@value #MAX_LISTED} failures, in order
 * @param warnings what the user must know all the same, one line each
 */
public record VerifyReport(
        long whole, long failed, long left, long bytes, List<ImageFailure> failures, List<String> warnings) {
    /** Most failures that are listed. */
    public static final int MAX_LISTED = 100;

    /** Copies the lists. */
    public VerifyReport {
        failures = List.copyOf(failures);
        warnings = List.copyOf(warnings);
    }
}
