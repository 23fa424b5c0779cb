/**
 * Requests to boxes, as files that PXELINUX reads. Begin with {@link org.tbimage.testbox.pxe.PxeConfCommand}, or, for
 * where those files lie, with {@link org.tbimage.testbox.pxe.TftpFolder}.
 */
@NullMarked
package org.tbimage.testbox.pxe;

import org.jspecify.annotations.NullMarked;
