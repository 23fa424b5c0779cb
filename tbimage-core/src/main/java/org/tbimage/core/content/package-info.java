/**
 * What the content of an image says of itself: another format inside, or a partition table that does not fit. Begin with
 * {@link org.tbimage.core.content.ContentCheck}.
 */
@NullMarked
package org.tbimage.core.content;

import org.jspecify.annotations.NullMarked;
