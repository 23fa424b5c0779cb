/**
 * Contract tests for implementations of {@link org.tbimage.device.BlockDevice}, and faulty devices for other tests.
 * Begin with {@link org.tbimage.testkit.device.BlockDeviceContract}.
 */
@NullMarked
package org.tbimage.testkit.device;

import org.jspecify.annotations.NullMarked;
