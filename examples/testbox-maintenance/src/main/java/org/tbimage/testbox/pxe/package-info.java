/**
 * Requests to boxes, as files that PXELINUX reads. Begin with {@link org.tbimage.testbox.pxe.PxeConfCommand}, or, for
 * where those files lie and what they are called, with {@link org.tbimage.testbox.pxe.TftpFolder} and {@link
 * org.tbimage.testbox.net.Ipv4}.
 */
@NullMarked
package org.tbimage.testbox.pxe;

import org.jspecify.annotations.NullMarked;
