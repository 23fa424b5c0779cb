/**
 * The work itself: device, chunk, digest, frame, store, and back. Begin with {@link org.tbimage.core.engine.Backup} or
 * {@link org.tbimage.core.engine.Restore}; all of it runs in {@link org.tbimage.core.engine.OrderedWork}.
 */
@NullMarked
package org.tbimage.core.engine;

import org.jspecify.annotations.NullMarked;
