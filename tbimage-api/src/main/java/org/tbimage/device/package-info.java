/**
 * Devices with random access to a fixed number of bytes: disks, files, memory. Begin with {@link
 * org.tbimage.device.BlockDevice}.
 */
@NullMarked
package org.tbimage.device;

import org.jspecify.annotations.NullMarked;
