/** The work on the disks. Begin with {@link org.tbimage.testbox.service.work.DiskWork}. */
@NullMarked
package org.tbimage.testbox.service.work;

import org.jspecify.annotations.NullMarked;
