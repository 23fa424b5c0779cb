package org.tbimage.testbox.service.work;

import org.tbimage.testbox.service.disk.Disk;
import org.tbimage.value.ImageName;

/**
 * Work on one disk.
 *
 * @param disk which disk
 * @param image which image
 * @param why why these two belong together, in words
 * @param replacement whether the disk takes the place of the one that was imaged, which was decided
 */
public record DiskJob(Disk disk, ImageName image, String why, boolean replacement) {}
