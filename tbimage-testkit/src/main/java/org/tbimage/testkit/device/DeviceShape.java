package org.tbimage.testkit.device;

/**
 * Shape of a device under test.
 *
 * @param size size in bytes, a multiple of the sector size
 * @param sector logical sector size in bytes, 1 for a device without sectors
 */
public record DeviceShape(long size, int sector) {}
