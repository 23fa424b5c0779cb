/** The small values everyone speaks: digests, ranges, names, locations. All are immutable and check themselves. */
@NullMarked
package org.tbimage.value;

import org.jspecify.annotations.NullMarked;
