package org.tbimage.core.job;

import org.tbimage.store.ImageStore;

/**
 * Which images to check, and how.
 *
 * @param store the store; the caller closes it
 * @param images which of its images
 * @param deep whether to read every frame
 * @param repair whether to repair what can be repaired
 */
public record CheckRequest(ImageStore store, ImageSelection images, boolean deep, boolean repair) {}
