/** Requests to boxes, as files that PXELINUX reads. Begin with {@link org.tbimage.testbox.pxe.Ipv4}, which names them. */
@NullMarked
package org.tbimage.testbox.pxe;

import org.jspecify.annotations.NullMarked;
