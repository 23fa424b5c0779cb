/** Which images of a disk to keep. Begin with {@link org.tbimage.core.retention.RetentionPolicy}. */
@NullMarked
package org.tbimage.core.retention;

import org.jspecify.annotations.NullMarked;
