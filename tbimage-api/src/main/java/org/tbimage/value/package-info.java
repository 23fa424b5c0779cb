/** Shared immutable values that validate themselves: digests, ranges, names, locations. */
@NullMarked
package org.tbimage.value;

import org.jspecify.annotations.NullMarked;
