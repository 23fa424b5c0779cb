/** Detection of disk content: partition tables, the mark of a restore, metadata of other formats. */
@NullMarked
package org.tbimage.core.disk;

import org.jspecify.annotations.NullMarked;
