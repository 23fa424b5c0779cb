package org.tbimage.core.job;

import java.util.List;

/**
 * What a check of a store found.
 *
 * @param whole how many images are whole, those included that were repaired
 * @param failures the images that are not
 * @param repairs what was repaired, a sentence each
 */
public record CheckReport(long whole, List<ImageFailure> failures, List<String> repairs) {
    /** Copies the lists. */
    public CheckReport {
        failures = List.copyOf(failures);
        repairs = List.copyOf(repairs);
    }
}
