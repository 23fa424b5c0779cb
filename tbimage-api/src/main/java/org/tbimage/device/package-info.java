/** Random-access bytes of fixed size: disks, files, memory. Begin with {@link org.tbimage.device.BlockDevice}. */
@NullMarked
package org.tbimage.device;

import org.jspecify.annotations.NullMarked;
