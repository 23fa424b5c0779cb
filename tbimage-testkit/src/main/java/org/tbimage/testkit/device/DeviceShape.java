package org.tbimage.testkit.device;

/**
 * What a device under test looks like.
 *
 * @param size in bytes, a multiple of the sector size
 * @param sector logical sector size in bytes, 1 for what has no sectors
 */
public record DeviceShape(long size, int sector) {}
