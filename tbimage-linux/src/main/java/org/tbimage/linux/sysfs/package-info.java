/**
 * Parses the text files of the kernel and udev that describe disks. It is plain Java, tested on any machine with sample
 * trees. Begin with {@link org.tbimage.linux.sysfs.BlockNodes}.
 */
@NullMarked
package org.tbimage.linux.sysfs;

import org.jspecify.annotations.NullMarked;
