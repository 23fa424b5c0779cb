package org.tbimage.core.job;

import org.tbimage.value.ImageRef;

/**
 * What a copy did.
 *
 * @param image the copy
 * @param linked whether the store has made it without a copy of the packs
 * @param copiedBytes bytes of frames that were read and written again
 */
public record CopyResult(ImageRef image, boolean linked, long copiedBytes) {}
