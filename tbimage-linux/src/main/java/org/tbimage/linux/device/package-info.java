/** Block devices and regular files of Linux. Begin with {@link org.tbimage.linux.device.LinuxDeviceProvider}. */
@NullMarked
package org.tbimage.linux.device;

import org.jspecify.annotations.NullMarked;
