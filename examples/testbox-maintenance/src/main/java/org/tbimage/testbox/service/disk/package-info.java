/**
 * Which disks, and which image belongs to which of them. Begin with {@link org.tbimage.testbox.service.disk.DiskSelection},
 * then see {@link org.tbimage.testbox.service.disk.DiskMatching}.
 */
@NullMarked
package org.tbimage.testbox.service.disk;

import org.jspecify.annotations.NullMarked;
