/**
 * Checks whether the content of an image is the raw content of a disk: no other format inside, and a partition table
 * that fits. Begin with {@link org.tbimage.core.content.ContentCheck}.
 */
@NullMarked
package org.tbimage.core.content;

import org.jspecify.annotations.NullMarked;
