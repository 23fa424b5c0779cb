/** System calls by JNA. No other package uses JNA. Begin with {@link org.tbimage.linux.ioctl.SystemCalls}. */
@NullMarked
package org.tbimage.linux.ioctl;

import org.jspecify.annotations.NullMarked;
