/** The thin edge to the kernel: all that touches JNA. Begin with {@link org.tbimage.linux.ioctl.SystemCalls}. */
@NullMarked
package org.tbimage.linux.ioctl;

import org.jspecify.annotations.NullMarked;
