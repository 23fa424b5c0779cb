/**
 * Reading what can be read of a bad disk, in bounded time. Begin with {@link org.tbimage.core.rescue.Rescue}.
 */
@NullMarked
package org.tbimage.core.rescue;

import org.jspecify.annotations.NullMarked;
