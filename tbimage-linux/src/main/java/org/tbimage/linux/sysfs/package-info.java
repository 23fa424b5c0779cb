/**
 * What the kernel and udev say of disks in text files. Plain parsing, tested on any machine with made-up trees. Begin
 * with {@link org.tbimage.linux.sysfs.BlockNodes}.
 */
@NullMarked
package org.tbimage.linux.sysfs;

import org.jspecify.annotations.NullMarked;
