/** Reads as much as possible of a failing disk, in limited time. Begin with {@link org.tbimage.core.rescue.Rescue}. */
@NullMarked
package org.tbimage.core.rescue;

import org.jspecify.annotations.NullMarked;
