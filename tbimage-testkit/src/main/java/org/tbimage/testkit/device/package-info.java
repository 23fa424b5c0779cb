/**
 * Proves that a {@link org.tbimage.device.BlockDevice} keeps its promises, and gives others a device that does not. Begin
 * with {@link org.tbimage.testkit.device.BlockDeviceContract}.
 */
@NullMarked
package org.tbimage.testkit.device;

import org.jspecify.annotations.NullMarked;
