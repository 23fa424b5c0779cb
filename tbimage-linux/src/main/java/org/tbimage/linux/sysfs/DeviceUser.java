package org.tbimage.linux.sysfs;

/**
 * A user of a device.
 *
 * @param what description in one line, such as {@code /dev/sda2 is mounted at /home}
 * @param remedy the command that ends the use, such as {@code umount /home}
 */
public record DeviceUser(String what, String remedy) {}
