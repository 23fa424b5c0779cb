/** What stands on a disk, as far as this program must know. */
@NullMarked
package org.tbimage.core.disk;

import org.jspecify.annotations.NullMarked;
