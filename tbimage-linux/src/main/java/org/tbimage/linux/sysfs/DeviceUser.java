package org.tbimage.linux.sysfs;

/**
 * Somebody who uses a device.
 *
 * @param what one line, such as {@code /dev/sda2 is mounted at /home}
 * @param remedy the command that ends it, such as {@code umount /home}
 */
public record DeviceUser(String what, String remedy) {}
