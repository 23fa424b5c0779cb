package org.tbimage.core.job;

import java.util.List;

/**
 * What a copy of images to another store did, or would do.
 *
 * @param copied images that were copied, or that would be
 * @param present images that the other store had already
 * @param removed images that were removed from the other store, and are not copied again unless their generation is asked for
 * @param failed images that could not be copied
 * @param diskBytes size of the disks of the copied images, in bytes; without those of files without a manifest in a plan
 * @param readBytes bytes of frames and files that were read for the copied images, or that would be
 * @param writtenBytes length of the packs that were written for them, in bytes; 0 in a plan
 * @param images the first {@value #MAX_LISTED} of the copied images, in the order in which they were copied
 * @param failures the first {@value #MAX_LISTED} failures, in order
 * @param warnings what the user must know all the same, one line each
 */
public record CopyReport(
        long copied,
        long present,
        long removed,
        long failed,
        long diskBytes,
        long readBytes,
        long writtenBytes,
        List<String> images,
        List<ImageFailure> failures,
        List<String> warnings) {
    /** Most images and failures that are listed. */
    public static final int MAX_LISTED = 100;

    /** Copies the lists. */
    public CopyReport {
        images = List.copyOf(images);
        failures = List.copyOf(failures);
        warnings = List.copyOf(warnings);
    }
}
